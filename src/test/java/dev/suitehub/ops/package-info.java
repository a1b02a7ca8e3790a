@NullMarked
package dev.suitehub.ops;

import org.jspecify.annotations.NullMarked;
