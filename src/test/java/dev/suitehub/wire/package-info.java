/** Tests of the room wire; the vectors are WeCom's own, its peers' and computed ones. */
@NullMarked
package dev.suitehub.wire;

import org.jspecify.annotations.NullMarked;
