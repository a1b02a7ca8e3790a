package dev.suitehub.journal;

import java.time.Instant;

/** One callback that was turned away. */
public record Refusal(Instant at, String remoteAddress, RefusalReason reason, String detail) {
  public Refusal {
    remoteAddress = Texts.clip(remoteAddress, 64);
    detail = Texts.clip(detail, 400);
  }
}
