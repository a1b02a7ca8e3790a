@NullMarked
package dev.suitehub.sandbox.api;

import org.jspecify.annotations.NullMarked;
