@NullMarked
package dev.suitehub.sandbox.demo;

import org.jspecify.annotations.NullMarked;
