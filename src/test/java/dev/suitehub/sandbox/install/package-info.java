@NullMarked
package dev.suitehub.sandbox.install;

import org.jspecify.annotations.NullMarked;
