package dev.suitehub.ops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this node and its database stand with master keys. Ids are eight hex digits of a one-way
 * function of the key.
 *
 * @param sealsWith the key that seals on this node, such as k2 (5f3a9c01)
 * @param keys those that have sealed something in this database, and those that this node has
 *     besides
 * @param rotation the last time that everything was sealed anew, or now is
 */
public record MasterKeyState(String sealsWith, List<Key> keys, @Nullable Rotation rotation) {

  /** What a key is for. */
  public enum Use {
    /** It seals. */
    SEALS,
    /** Something may still be sealed with it. */
    NEEDED,
    /** Nothing is sealed with it any more: it can be taken out of the configuration. */
    NO_LONGER_NEEDED,
    /** It has sealed nothing here yet. */
    NOT_USED_YET
  }

  /**
   * One master key.
   *
   * @param version such as k2; null while it has sealed nothing
   * @param id unknown of the first key where no node that had it has told
   * @param here whether this node has it
   */
  public record Key(
      @Nullable String version,
      @Nullable String id,
      Use use,
      boolean here,
      @Nullable Instant since,
      @Nullable Instant retiredAt) {}

  /**
   * Sealing everything anew.
   *
   * @param total how many there were to do; null until all are counted
   * @param waitsFor nodes that still seal with another key: it goes on when they do not, or are
   *     gone
   * @param problem what keeps it from going on
   */
  public record Rotation(
      String to,
      String by,
      Instant begunAt,
      @Nullable Instant endedAt,
      long done,
      @Nullable Long total,
      List<String> waitsFor,
      @Nullable String problem,
      List<Part> parts) {}

  /** One column. */
  public record Part(String name, long done, @Nullable Long total) {}
}
