package dev.suitehub.registry.suite;

import dev.suitehub.registry.KeyTexts;
import dev.suitehub.rules.Findings;
import java.util.Optional;

/**
 * A new app, or what stands against it.
 *
 * @param keys the Token and EncodingAESKey that were made up for it, to be entered at WeCom; never
 *     shown again
 */
public record AppCreated(Findings findings, Optional<KeyTexts> keys) {}
