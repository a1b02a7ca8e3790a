/** Tests of the sandbox’s time. */
@NullMarked
package dev.suitehub.sandbox.clock;

import org.jspecify.annotations.NullMarked;
