@NullMarked
package dev.suitehub;

import org.jspecify.annotations.NullMarked;
