/** A provider: one corp's identity with WeCom, its secret and its callback settings. */
@NullMarked
package dev.suitehub.registry.provider;

import org.jspecify.annotations.NullMarked;
