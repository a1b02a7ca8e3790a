@NullMarked
package dev.suitehub.access;

import org.jspecify.annotations.NullMarked;
