@NullMarked
package dev.suitehub.platform.key;

import org.jspecify.annotations.NullMarked;
