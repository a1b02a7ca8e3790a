@NullMarked
package dev.suitehub.sandbox.push;

import org.jspecify.annotations.NullMarked;
