@NullMarked
package dev.suitehub.console.frame;

import org.jspecify.annotations.NullMarked;
