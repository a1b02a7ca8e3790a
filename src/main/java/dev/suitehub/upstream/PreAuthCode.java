package dev.suitehub.upstream;

import dev.suitehub.wire.Secret;
import java.time.Duration;

/** What an install link is made of. */
public record PreAuthCode(Secret code, Duration expiresIn) {}
