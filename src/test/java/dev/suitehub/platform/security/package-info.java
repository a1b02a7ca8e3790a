@NullMarked
package dev.suitehub.platform.security;

import org.jspecify.annotations.NullMarked;
