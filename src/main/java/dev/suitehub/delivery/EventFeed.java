package dev.suitehub.delivery;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.platform.key.SuiteKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The feed of a suite. */
@Dependent
class EventFeed {

  private final Journal journal;

  @Inject
  EventFeed(Journal journal) {
    this.journal = journal;
  }

  /** What comes behind the cursor; empty only when nothing deliverable does. */
  EventPage read(SuiteKey suite, Cursor after, int limit) {
    Cursor cursor = after;
    while (true) {
      List<JournalEntry> entries = journal.feed(suite, cursor.position(), limit);
      if (!entries.isEmpty()) {
        cursor = new Cursor(entries.get(entries.size() - 1).position());
      }
      List<JsonObject> events =
          entries.stream().map(EventJson::of).flatMap(Optional::stream).toList();
      if (!events.isEmpty() || entries.size() < limit) {
        return new EventPage(events, cursor);
      }
    }
  }
}
