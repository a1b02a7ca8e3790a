/**
 * Problems as RFC 9457 tells them: one exception, one rendering, one mapper for each kind of
 * failure.
 */
@NullMarked
package dev.suitehub.platform.error;

import org.jspecify.annotations.NullMarked;
