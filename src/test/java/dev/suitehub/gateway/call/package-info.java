@NullMarked
package dev.suitehub.gateway.call;

import org.jspecify.annotations.NullMarked;
