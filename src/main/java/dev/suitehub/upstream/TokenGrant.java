package dev.suitehub.upstream;

import dev.suitehub.wire.Secret;
import java.time.Duration;

/** A token as WeCom hands it out; the same one again while it is valid. */
public record TokenGrant(Secret accessToken, Duration expiresIn) {}
