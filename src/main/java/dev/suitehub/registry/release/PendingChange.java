package dev.suitehub.registry.release;

import dev.suitehub.registry.suite.FieldChange;
import dev.suitehub.rules.ChangeEffect;

/** A setting that differs from what is online, and when it reaches the corps. */
public record PendingChange(FieldChange change, ChangeEffect effect) {

  static PendingChange of(FieldChange change) {
    return new PendingChange(change, ChangeEffect.of(change.field()));
  }
}
