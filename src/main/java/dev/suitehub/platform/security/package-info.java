/** Sealing of secrets at rest, and the master key that it needs. */
@NullMarked
package dev.suitehub.platform.security;

import org.jspecify.annotations.NullMarked;
