@NullMarked
package dev.suitehub.sandbox.control;

import org.jspecify.annotations.NullMarked;
