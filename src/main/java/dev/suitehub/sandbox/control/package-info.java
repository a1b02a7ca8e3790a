/** What people and tests steer the sandbox by. The paths are documented at each resource. */
@NullMarked
package dev.suitehub.sandbox.control;

import org.jspecify.annotations.NullMarked;
