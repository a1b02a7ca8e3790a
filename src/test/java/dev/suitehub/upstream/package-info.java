@NullMarked
package dev.suitehub.upstream;

import org.jspecify.annotations.NullMarked;
