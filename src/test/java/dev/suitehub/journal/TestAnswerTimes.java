package dev.suitehub.journal;

import dev.suitehub.platform.db.TestDatabase;

/** What the worker does now and then, for tests of other rooms. */
public final class TestAnswerTimes {

  private TestAnswerTimes() {}

  /** The status that each entry was answered with, in order of arrival; -1 where none is known. */
  public static int[] statuses(AnswerTimes times, TestDatabase database) {
    times.flush();
    return database
        .tx()
        .call(
            () -> {
              JournalSearch search = new JournalSearch(database.entities());
              return database
                  .entities()
                  .createQuery("select e from JournalEntry e order by e.id", JournalEntry.class)
                  .getResultStream()
                  .mapToInt(entry -> search.head(entry).answerStatus().orElse(-1))
                  .toArray();
            });
  }
}
