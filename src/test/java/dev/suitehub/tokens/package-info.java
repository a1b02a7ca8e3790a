@NullMarked
package dev.suitehub.tokens;

import org.jspecify.annotations.NullMarked;
