@NullMarked
package dev.suitehub.platform;

import org.jspecify.annotations.NullMarked;
