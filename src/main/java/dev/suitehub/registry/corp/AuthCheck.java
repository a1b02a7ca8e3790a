package dev.suitehub.registry.corp;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When get_auth_info is asked for one authorisation, and who is asking: at once for what somebody
 * told us of, else before a day is over.
 */
@Embeddable
class AuthCheck {

  private static final Duration SECOND_LOOK = Duration.ofMinutes(1);
  private static final Duration LAST_LOOK = Duration.ofMinutes(10);

  /** How old what we know of an authorisation may become: callbacks are not guaranteed (90642). */
  private static final Duration LONGEST_UNREAD = Duration.ofHours(24).minus(Duration.ofMinutes(10));

  /** Those that were read at the same time are not read again at the same time. */
  private static final Duration SPREAD = Duration.ofHours(4);

  @Column(name = "check_due_at")
  private @Nullable Instant dueAt;

  @Column(name = "reconcile_at")
  private @Nullable Instant reconcileAt;

  @Column(name = "check_attempts")
  private int attempts;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  protected AuthCheck() {}

  /** Because of what happened, and not of its day. Whoever holds a claim keeps it. */
  void becomeDue(Instant now) {
    dueAt = now;
  }

  /** To be asked now. Whoever holds a claim asks with what was true before: it loses the claim. */
  void askNow(Instant now) {
    dueAt = now;
    attempts = 0;
    release();
  }

  /** It did not answer: again at {@code at}. */
  void failed(Instant at) {
    postpone(at);
    attempts++;
  }

  /** What was only due because its day was over stays behind what somebody told us of. */
  void postpone(Instant at) {
    if (dueAt == null) {
      reconcileAt = at;
    } else {
      dueAt = at;
    }
    release();
  }

  /**
   * It answered: not again before its day is nearly over.
   *
   * @param whose always the same for one corp, so that its period is too
   */
  void answered(Instant now, String whose) {
    done();
    long spread = Math.floorMod(whose.hashCode(), SPREAD.toSeconds());
    reconcileAt = now.plus(LONGEST_UNREAD).minusSeconds(spread);
  }

  /**
   * After a cancellation it is asked twice more: WeCom may tell sooner than all of it knows. False
   * where that is done.
   */
  boolean looksAgain(Instant cancelledAt, Instant now) {
    if (now.isBefore(cancelledAt.plus(SECOND_LOOK))) {
      dueAt = cancelledAt.plus(SECOND_LOOK);
      return true;
    }
    if (now.isBefore(cancelledAt.plus(LAST_LOOK))) {
      dueAt = cancelledAt.plus(LAST_LOOK);
      return true;
    }
    return false;
  }

  /** Never again. */
  void end() {
    done();
    reconcileAt = null;
  }

  boolean isClaimedBy(String who) {
    return who.equals(claimedBy);
  }

  /** At the latest; empty once it is over. */
  Optional<Instant> nextAt() {
    return Optional.ofNullable(dueAt == null ? reconcileAt : dueAt);
  }

  /** How often it has failed since it last answered. */
  int attempts() {
    return attempts;
  }

  private void done() {
    dueAt = null;
    attempts = 0;
    release();
  }

  private void release() {
    claimedBy = null;
    claimedUntil = null;
  }
}
