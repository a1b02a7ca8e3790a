@NullMarked
package dev.suitehub.callbacks;

import org.jspecify.annotations.NullMarked;
