package dev.suitehub.console.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One app in the list.
 *
 * @param label our own name of it
 * @param mark how its status looks
 * @param ticketAt when the newest ticket was made
 */
public record AppRow(
    String key,
    String label,
    String appName,
    String type,
    String mark,
    String status,
    String suiteId,
    String proposedSuiteId,
    @Nullable Instant ticketAt,
    long corps) {}
