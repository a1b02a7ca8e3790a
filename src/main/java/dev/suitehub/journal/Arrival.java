package dev.suitehub.journal;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import java.util.Optional;

/**
 * A message that was opened, and what the callbacks know about it.
 *
 * @param text the decrypted text, whose SHA-256 tells duplicates
 * @param notice the text read; empty where it is no XML
 * @param corp the corp it is about or came from, where that can be told
 * @param corpKnown whether that corp had installed the suite when this arrived
 * @param receiveId whom it was addressed to
 * @param remark what was odd about it; usually empty
 */
public record Arrival(
    Source source,
    UrlKind url,
    String text,
    Optional<Notice> notice,
    Optional<CorpId> corp,
    boolean corpKnown,
    String receiveId,
    String remark) {

  @Override
  public String toString() {
    return "Arrival[" + source + " " + url + "]";
  }
}
