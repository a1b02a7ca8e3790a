@NullMarked
package dev.suitehub.journal;

import org.jspecify.annotations.NullMarked;
