package dev.suitehub.journal;

import dev.suitehub.platform.security.Sha256;

/**
 * A place in the feed.
 *
 * @param sign of the entry that was read there, by which a database that was put back to an earlier
 *     state, and has given the position to something else, is told; empty where nobody kept it
 */
public record FeedMark(long position, String sign) {

  public static final FeedMark START = new FeedMark(0, "");

  private static final int SIGNS = 6;

  static FeedMark of(JournalEntry entry) {
    // Of the head alone: the content goes.
    String head = entry.id() + "\n" + entry.hash() + "\n" + entry.receivedAt().getEpochSecond();
    return new FeedMark(entry.position(), Sha256.hex(head).substring(0, SIGNS));
  }

  boolean isOf(JournalEntry entry) {
    return position == entry.position() && (sign.isEmpty() || sign.equals(of(entry).sign()));
  }
}
