/** The time that it is in the sandbox, and with it in the hub: turned, stopped, and kept. */
@NullMarked
package dev.suitehub.sandbox.clock;

import org.jspecify.annotations.NullMarked;
