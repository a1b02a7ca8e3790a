package dev.suitehub.journal;

import dev.suitehub.platform.error.ProblemType;

/** What can be wrong with a look at the journal. */
public enum JournalProblem implements ProblemType {
  NO_SUCH_ENTRY("There is no such entry, or it is gone", 404),
  REASON_NEEDED("A reason is needed to see what is personal", 422),
  ERASED("What the entry said is erased", 410),
  CURSOR_LOST("This place of the feed is not in the history of this hub", 410);

  private final String title;
  private final int status;

  JournalProblem(String title, int status) {
    this.title = title;
    this.status = status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int status() {
    return status;
  }
}
