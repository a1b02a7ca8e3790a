package dev.suitehub.delivery;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.platform.key.SuiteKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The feed of a suite. */
@Dependent
class EventFeed {

  private static final int CHUNK = 500;

  private final Journal journal;

  @Inject
  EventFeed(Journal journal) {
    this.journal = journal;
  }

  /**
   * What comes behind the cursor; empty only when nothing deliverable does. Throws {@code
   * cursor-lost} as {@link Journal#feed} does.
   */
  EventPage read(SuiteKey suite, Cursor after, int limit) {
    Cursor cursor = after;
    List<JsonObject> events = new ArrayList<>();
    while (true) {
      // Whole chunks, however few are asked for: thousands of tickets may lie between two events.
      List<JournalEntry> entries = journal.feed(suite, cursor.mark(), CHUNK);
      for (JournalEntry entry : entries) {
        EventJson.of(entry).ifPresent(events::add);
        cursor = Cursor.of(entry);
        if (events.size() == limit) {
          return new EventPage(List.copyOf(events), cursor);
        }
      }
      if (!events.isEmpty() || entries.size() < CHUNK) {
        return new EventPage(List.copyOf(events), cursor);
      }
    }
  }
}
