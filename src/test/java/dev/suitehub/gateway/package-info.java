@NullMarked
package dev.suitehub.gateway;

import org.jspecify.annotations.NullMarked;
