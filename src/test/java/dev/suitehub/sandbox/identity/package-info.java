@NullMarked
package dev.suitehub.sandbox.identity;

import org.jspecify.annotations.NullMarked;
