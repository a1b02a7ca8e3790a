@NullMarked
package dev.suitehub.registry.release;

import org.jspecify.annotations.NullMarked;
