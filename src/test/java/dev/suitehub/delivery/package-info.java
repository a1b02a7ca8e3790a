@NullMarked
package dev.suitehub.delivery;

import org.jspecify.annotations.NullMarked;
