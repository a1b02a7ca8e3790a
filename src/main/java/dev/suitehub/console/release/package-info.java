/** Pages about test, release and change of apps. */
@NullMarked
package dev.suitehub.console.release;

import org.jspecify.annotations.NullMarked;
