/** The sandbox's index page. */
@NullMarked
package dev.suitehub.sandbox.home;

import org.jspecify.annotations.NullMarked;
