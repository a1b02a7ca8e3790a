@NullMarked
package dev.suitehub.platform.error;

import org.jspecify.annotations.NullMarked;
