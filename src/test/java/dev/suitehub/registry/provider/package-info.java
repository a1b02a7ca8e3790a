@NullMarked
package dev.suitehub.registry.provider;

import org.jspecify.annotations.NullMarked;
