@NullMarked
package dev.suitehub.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
