package dev.suitehub.registry.act;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An act as it was told to us.
 *
 * @param who as {@link dev.suitehub.access.Caller#name} has it
 * @param on the day in China on which it was done at WeCom
 * @param at when we were told
 * @param fingerprint {@link Fingerprint#of} the values that were entered
 */
public record ConsoleActRow(String who, LocalDate on, Instant at, String fingerprint) {

  /** Whether WeCom has what we have now. */
  public boolean covers(String fingerprintNow) {
    return fingerprint.equals(fingerprintNow);
  }
}
