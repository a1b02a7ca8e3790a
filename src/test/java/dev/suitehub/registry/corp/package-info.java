@NullMarked
package dev.suitehub.registry.corp;

import org.jspecify.annotations.NullMarked;
