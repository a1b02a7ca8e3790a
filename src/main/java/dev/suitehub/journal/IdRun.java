package dev.suitehub.journal;

import java.util.ArrayList;
import java.util.List;

/** Ids that follow one another without a gap: one statement does for all of them. */
record IdRun(long first, long last) {

  /** In order, of ids that ascend. */
  static List<IdRun> of(List<Long> ids) {
    List<IdRun> runs = new ArrayList<>();
    for (long id : ids) {
      int end = runs.size() - 1;
      if (end >= 0 && runs.get(end).last() + 1 == id) {
        runs.set(end, new IdRun(runs.get(end).first(), id));
      } else {
        runs.add(new IdRun(id, id));
      }
    }
    return runs;
  }

  long length() {
    return last - first + 1;
  }
}
