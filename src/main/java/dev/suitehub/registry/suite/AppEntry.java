package dev.suitehub.registry.suite;

import dev.suitehub.rules.AppType;
import org.jspecify.annotations.Nullable;

/**
 * What people enter to begin a new app.
 *
 * @param suite the key that its callback URLs will hold
 * @param name our own label of it
 */
public record AppEntry(String provider, String suite, String name, @Nullable AppType type) {}
