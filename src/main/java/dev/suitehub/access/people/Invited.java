package dev.suitehub.access.people;

import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/** The one-time password is there only where nothing was refused, and nowhere else ever again. */
public record Invited(Findings findings, Optional<Secret> password) {}
