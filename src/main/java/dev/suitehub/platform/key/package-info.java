/** How we address a provider and a suite: keys of our own, chosen at creation. */
@NullMarked
package dev.suitehub.platform.key;

import org.jspecify.annotations.NullMarked;
