package dev.suitehub.access;

import java.time.Instant;

/** An entry of the audit log as it is read. */
public record AuditRow(
    long id, Instant at, String who, String action, String subject, String detail, AuditMark mark) {

  /** Where the page after this entry begins. */
  String cursor() {
    return at + "_" + id;
  }
}
