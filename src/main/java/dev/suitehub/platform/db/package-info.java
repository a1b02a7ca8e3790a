/** The data source, its migrations and the entity manager. */
@NullMarked
package dev.suitehub.platform.db;

import org.jspecify.annotations.NullMarked;
