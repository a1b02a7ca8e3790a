/** The whole world of the sandbox as one JSON file: saved, and loaded in the place of what is. */
@NullMarked
package dev.suitehub.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
