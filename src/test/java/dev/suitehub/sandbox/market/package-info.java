@NullMarked
package dev.suitehub.sandbox.market;

import org.jspecify.annotations.NullMarked;
