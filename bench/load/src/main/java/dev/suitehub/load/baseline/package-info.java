/** The second WAR: the least that a server can do for the same requests. */
@NullMarked
package dev.suitehub.load.baseline;

import org.jspecify.annotations.NullMarked;
