package dev.suitehub.access;

import java.time.Instant;

/** One line of the audit log, to read. */
public record AuditLine(Instant at, String who, String action, String subject, String detail) {}
