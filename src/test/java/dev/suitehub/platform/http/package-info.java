@NullMarked
package dev.suitehub.platform.http;

import org.jspecify.annotations.NullMarked;
