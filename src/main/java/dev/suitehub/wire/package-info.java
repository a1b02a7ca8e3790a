/** The language spoken with WeCom. */
@NullMarked
package dev.suitehub.wire;

import org.jspecify.annotations.NullMarked;
