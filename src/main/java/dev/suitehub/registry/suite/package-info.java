/** A suite and its app: how WeCom knows it, its secret and its callback settings. */
@NullMarked
package dev.suitehub.registry.suite;

import org.jspecify.annotations.NullMarked;
