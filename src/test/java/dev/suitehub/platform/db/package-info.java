@NullMarked
package dev.suitehub.platform.db;

import org.jspecify.annotations.NullMarked;
