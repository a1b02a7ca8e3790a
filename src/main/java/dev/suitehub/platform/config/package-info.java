/** The configuration keys that several rooms need. */
@NullMarked
package dev.suitehub.platform.config;

import org.jspecify.annotations.NullMarked;
