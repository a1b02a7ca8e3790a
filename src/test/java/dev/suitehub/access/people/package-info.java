@NullMarked
package dev.suitehub.access.people;

import org.jspecify.annotations.NullMarked;
