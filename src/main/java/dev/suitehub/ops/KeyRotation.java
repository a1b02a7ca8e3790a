package dev.suitehub.ops;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sealing everything anew with another master key: begun by somebody, claimed by one node after the
 * other, ended when nothing is left that another key has sealed. There is one, of the last time.
 */
@Entity
@Table(name = "key_rotation")
@NamedQuery(
    name = KeyRotation.CLAIM,
    query =
        "update KeyRotation r set r.claimedBy = :node, r.claimedUntil = :until, r.version = r.version + 1"
            + " where r.id = 1 and r.toKey = :key and r.endedAt is null"
            + " and (r.claimedBy = :node or r.claimedUntil is null or r.claimedUntil < :now or r.claimedUntil > :until)")
public class KeyRotation {

  static final String CLAIM = "KeyRotation.claim";
  static final int ONLY = 1;

  private static final int LONGEST = 400;

  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "to_key")
  private int toKey;

  @Column(name = "who")
  private String who;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "problem")
  private String problem;

  @Column(name = "failure")
  private String failure;

  @Column(name = "claimed_by")
  private @Nullable String claimedBy;

  @Column(name = "claimed_until")
  private @Nullable Instant claimedUntil;

  @Version
  @Column(name = "version")
  private long version;

  protected KeyRotation() {}

  static KeyRotation begun(int toKey, String who, Instant at) {
    KeyRotation rotation = new KeyRotation();
    rotation.id = ONLY;
    rotation.again(toKey, who, at);
    return rotation;
  }

  void again(int newKey, String newWho, Instant at) {
    toKey = newKey;
    who = newWho;
    begunAt = at;
    endedAt = null;
    problem = "";
    failure = "";
    claimedBy = null;
    claimedUntil = null;
  }

  /** What keeps it from going on; empty where nothing does. */
  void metWith(String what) {
    problem = clip(what);
  }

  /** What ended a turn before its time; it is tried again, so it keeps nothing from going on. */
  void failed(String what) {
    failure = clip(what);
  }

  void succeeded() {
    failure = "";
  }

  void ended(Instant at) {
    endedAt = at;
  }

  /** Something may have been sealed with another key after all. */
  void reopened() {
    endedAt = null;
  }

  boolean isUnderWayTo(int key) {
    return toKey == key && endedAt == null && problem.isEmpty();
  }

  int toKey() {
    return toKey;
  }

  String who() {
    return who;
  }

  Instant begunAt() {
    return begunAt;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  String problem() {
    return problem;
  }

  String failure() {
    return failure;
  }

  private static String clip(String what) {
    return what.length() <= LONGEST ? what : what.substring(0, LONGEST);
  }
}
