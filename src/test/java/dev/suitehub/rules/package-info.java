@NullMarked
package dev.suitehub.rules;

import org.jspecify.annotations.NullMarked;
