/** Calls out, bounded in time and in size. */
@NullMarked
package dev.suitehub.platform.http;

import org.jspecify.annotations.NullMarked;
