@NullMarked
package dev.suitehub.sandbox.register;

import org.jspecify.annotations.NullMarked;
