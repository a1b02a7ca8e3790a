@NullMarked
package dev.suitehub.sandbox.console;

import org.jspecify.annotations.NullMarked;
