package dev.suitehub.registry.release;

import dev.suitehub.platform.key.SuiteKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What WeCom's team decided, and nobody has acted on: approved and not online, or rejected and not
 * changed.
 *
 * @param submittedAt of which submission
 * @param on the day of its message, in China
 * @param reason why it refused; empty where it did not
 */
public record OpenDecision(
    SuiteKey suite, boolean approved, Instant submittedAt, Optional<LocalDate> on, String reason) {}
