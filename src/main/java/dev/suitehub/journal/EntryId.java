package dev.suitehub.journal;

/** The number of a journal entry; it is in the log wherever the entry is meant. */
public record EntryId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
