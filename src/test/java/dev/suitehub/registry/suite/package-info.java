@NullMarked
package dev.suitehub.registry.suite;

import org.jspecify.annotations.NullMarked;
