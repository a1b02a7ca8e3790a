@NullMarked
package dev.suitehub.preflight;

import org.jspecify.annotations.NullMarked;
