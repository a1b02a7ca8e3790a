@NullMarked
package dev.suitehub.sandbox.fault;

import org.jspecify.annotations.NullMarked;
