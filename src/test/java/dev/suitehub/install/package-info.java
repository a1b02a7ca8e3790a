@NullMarked
package dev.suitehub.install;

import org.jspecify.annotations.NullMarked;
