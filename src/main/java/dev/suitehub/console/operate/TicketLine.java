package dev.suitehub.console.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest ticket of one suite.
 *
 * @param minutes its age, as far as the gauge goes
 * @param mark {@code good} up to 10 minutes, {@code waiting} up to 20, {@code bad} beyond
 * @param text what that means
 */
public record TicketLine(
    String suite, String mark, String text, int minutes, @Nullable Instant at) {}
