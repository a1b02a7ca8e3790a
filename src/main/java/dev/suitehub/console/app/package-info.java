/** Pages of apps: the list, a new one, everything that WeCom's form asks of one, categories. */
@NullMarked
package dev.suitehub.console.app;

import org.jspecify.annotations.NullMarked;
