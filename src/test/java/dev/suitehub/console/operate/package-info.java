@NullMarked
package dev.suitehub.console.operate;

import org.jspecify.annotations.NullMarked;
