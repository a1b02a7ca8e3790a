/** Pages on the way to WeCom and to its review: connect, preflight. */
@NullMarked
package dev.suitehub.console.preflight;

import org.jspecify.annotations.NullMarked;
