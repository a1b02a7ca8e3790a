package dev.suitehub.journey;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * All that is known of one suite when a crash is over and the hub has come to rest: what WeCom sent
 * it, what was acknowledged, what stands in the database, what readers were told. {@link Invariant}
 * looks at nothing else.
 *
 * @param createAuths create_auth notices in the journal
 * @param lossesAlerted how many lost installs the alert tells of
 * @param cutOff how many pushes had no good answer at first
 * @param deadTokens corps that are installed, and whose token WeCom does not take
 * @param unreadChanges corps that allow something else than the hub knows
 */
record Evidence(
    String suite,
    Feed feed,
    Notices notices,
    List<Code> codes,
    List<Cancellation> cancellations,
    List<Change> changes,
    Tickets tickets,
    int createAuths,
    int lossesAlerted,
    int cutOff,
    Set<String> deadTokens,
    Set<String> unreadChanges) {

  /** A temporary auth code lives so long. */
  static final Duration CODE_LIFE = Duration.ofMinutes(10);

  long count(State state) {
    return codes.stream().filter(code -> code.state() == state).count();
  }

  /**
   * The events of the suite by their ids, in the order of the feed.
   *
   * @param told to a reader who followed all the time
   * @param again to one who begins when all is over; until then, as {@code told}
   */
  record Feed(List<String> told, List<String> again) {}

  /**
   * Notices that change nothing in the hub, by their UserID.
   *
   * @param told in the feed, in its order
   */
  record Notices(Set<String> sent, Set<String> acknowledged, List<String> told) {}

  /** Where an exchange stands in the database. */
  enum State {
    /** Nowhere. */
    UNKNOWN,
    PENDING,
    OUTCOME_UNKNOWN,
    DONE,
    REFUSED,
    LOST
  }

  /**
   * An auth code, which is one corp's install.
   *
   * @param shown how often the hub showed it to WeCom
   * @param answered how often WeCom gave a permanent code for it
   * @param foundClaimed how many claims of it crashes found, each by a hub that was asking
   * @param excused a killed hub left it uncommitted, and WeCom had answered by then
   * @param age since it came in
   * @param installed how often readers were told corp.installed
   */
  record Code(
      String corp,
      boolean acknowledged,
      State state,
      int shown,
      int answered,
      int foundClaimed,
      boolean excused,
      Duration age,
      int installed) {

    boolean isPending() {
      return state == State.PENDING || state == State.OUTCOME_UNKNOWN;
    }
  }

  /**
   * A corp that was installed and has removed the app.
   *
   * @param journaled how often cancel_auth of that corp is in the journal
   * @param ended how often readers were told corp.ended
   */
  record Cancellation(
      String corp, boolean acknowledged, int journaled, String corpState, int ended) {}

  /**
   * Of what a corp allows; no two of one corp are of the same second.
   *
   * @param journaled how often change_auth of that corp is in the journal
   */
  record Change(String corp, int sent, int acknowledged, int journaled) {}

  /**
   * By their TimeStamp, of which no two share one.
   *
   * @param before that of the newest one when it was looked at last
   * @param now that of the newest one
   */
  record Tickets(
      Set<Long> sent, Set<Long> acknowledged, List<Long> journaled, long before, long now) {}
}
