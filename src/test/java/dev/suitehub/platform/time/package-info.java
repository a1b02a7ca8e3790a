@NullMarked
package dev.suitehub.platform.time;

import org.jspecify.annotations.NullMarked;
