@NullMarked
package dev.suitehub.gateway.link;

import org.jspecify.annotations.NullMarked;
