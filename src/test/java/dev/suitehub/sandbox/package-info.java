@NullMarked
package dev.suitehub.sandbox;

import org.jspecify.annotations.NullMarked;
