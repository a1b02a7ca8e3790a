/** A real PostgreSQL for those tests that are told to run on one. No class of the hub is here. */
@NullMarked
package dev.suitehub.postgres;

import org.jspecify.annotations.NullMarked;
