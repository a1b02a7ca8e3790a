package dev.suitehub.registry;

import dev.suitehub.wire.Secret;
import java.util.Optional;

/** What people enter for callback URLs; an absent text means "as it is". */
public record CallbackForm(
    Optional<Secret> token, Optional<Secret> encodingAesKey, Plan<KeyTexts> next) {}
