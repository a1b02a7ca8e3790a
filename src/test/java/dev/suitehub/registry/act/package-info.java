@NullMarked
package dev.suitehub.registry.act;

import org.jspecify.annotations.NullMarked;
