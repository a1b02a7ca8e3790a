package dev.suitehub.access;

import java.time.Instant;
import java.util.List;

/** A key as it is listed: never the key itself. */
public record ClientKeyRow(String name, List<String> scopes, Instant createdAt) {}
