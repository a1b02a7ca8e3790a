package dev.suitehub.callbacks;

import dev.suitehub.journal.RefusalReason;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Opened;
import java.util.Optional;

/** How opening a message ended: with a letter that may be acted on, or refused. */
record Opening(Optional<Letter> letter, Optional<Refused> refused) {

  /**
   * An authentic message for us.
   *
   * @param key what it was sealed with
   * @param notice empty where the text is no XML
   */
  record Letter(KeyRing.Key key, Opened opened, Optional<Notice> notice) {}

  /** Why not; for the operator. */
  record Refused(Answer answer, RefusalReason reason, String detail) {}

  static Opening of(Letter letter) {
    return new Opening(Optional.of(letter), Optional.empty());
  }

  static Opening refused(Answer answer, RefusalReason reason, String detail) {
    return new Opening(Optional.empty(), Optional.of(new Refused(answer, reason, detail)));
  }
}
