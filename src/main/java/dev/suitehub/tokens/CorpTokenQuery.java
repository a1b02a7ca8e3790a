package dev.suitehub.tokens;

import dev.suitehub.platform.key.SuiteKey;
import java.util.Optional;

/**
 * Which corp tokens are looked for; what is empty does not matter.
 *
 * @param corpId how the corpid begins
 * @param troubled only those whose last renewal failed
 */
public record CorpTokenQuery(Optional<SuiteKey> suite, Optional<String> corpId, boolean troubled) {}
