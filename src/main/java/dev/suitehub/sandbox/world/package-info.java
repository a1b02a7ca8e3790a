/** Who exists in the sandbox: providers, their suites, and the corps that may install them. */
@NullMarked
package dev.suitehub.sandbox.world;

import org.jspecify.annotations.NullMarked;
