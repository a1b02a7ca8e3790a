package dev.suitehub.ops;

import dev.suitehub.access.AuditLog;
import dev.suitehub.ops.MasterKeyState.Part;
import dev.suitehub.ops.MasterKeyState.Rotation;
import dev.suitehub.ops.MasterKeyState.Use;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.KeyVersion;
import dev.suitehub.platform.db.KeyVersions;
import dev.suitehub.platform.db.SealedColumns;
import dev.suitehub.platform.db.SealedColumns.Batch;
import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.security.Sealing;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals everything anew with the master key that seals now, while the hub works. It goes through
 * one column after the other by id, some rows at a time however many there are, in small
 * transactions that wait for nobody, and keeps how far it is: any node goes on with it. Before it
 * ends it looks through all of them again, so that what was held back or written meanwhile is not
 * left over; then the other keys are no longer needed.
 */
@Dependent
class KeyRotations {

  private static final Logger LOG = System.getLogger(KeyRotations.class.getName());

  /** So many rows are held for as long as it takes to seal them: callbacks have 800 ms. */
  private static final int ROWS_AT_ONCE = 100;

  /** A tick that takes longer than two intervals and ten seconds would count as hanging. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(4);

  private static final Duration CLAIM = Duration.ofSeconds(10);

  private final EntityManager entities;
  private final Tx tx;
  private final SealedColumns columns;
  private final KeyVersions versions;
  private final NodeSigns signs;
  private final AuditLog audit;
  private final Node node;
  private final Clock clock;

  @Inject
  KeyRotations(
      EntityManager entities,
      Tx tx,
      SealedColumns columns,
      KeyVersions versions,
      NodeSigns signs,
      AuditLog audit,
      Node node,
      Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.columns = columns;
    this.versions = versions;
    this.signs = signs;
    this.audit = audit;
    this.node = node;
    this.clock = clock;
  }

  /**
   * One that is under way to the same key goes on; any other, and one that stopped, begins anew.
   */
  void begin(String who) {
    tx.run(
        () -> {
          int key = Sealing.current().version();
          KeyRotation last = entities.find(KeyRotation.class, KeyRotation.ONLY);
          if (last != null && last.isUnderWayTo(key)) {
            return;
          }
          if (last == null) {
            entities.persist(KeyRotation.begun(key, who, clock.instant()));
          } else {
            last.again(key, who, clock.instant());
          }
          entities.createNamedQuery(KeyRotationPart.FORGET).executeUpdate();
          columns.all().forEach(column -> entities.persist(KeyRotationPart.of(column)));
          audit.note(who, "master-key.rotate", KeyVersion.name(key), "seal everything anew");
        });
  }

  /** A turn at what is under way; nothing where nothing is, or another node is at it. */
  void work() {
    long begun = System.nanoTime();
    boolean more = true;
    try {
      while (more && System.nanoTime() - begun < LONGEST_TURN.toNanos()) {
        more = tx.call(this::step);
      }
    } catch (RuntimeException e) {
      tell(e);
      throw e;
    }
  }

  /** For people, as the same may happen at every turn; the log tells the rest. */
  private void tell(RuntimeException failure) {
    // Databases add the statement in further lines.
    String what = Causes.root(failure).toString().lines().findFirst().orElse("");
    try {
      tx.run(
          () ->
              Optional.ofNullable(entities.find(KeyRotation.class, KeyRotation.ONLY))
                  .filter(rotation -> rotation.endedAt() == null)
                  .ifPresent(rotation -> rotation.failed(what)));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Whether there is more to do at once. */
  boolean step() {
    Sealing now = Sealing.current();
    if (!claim(now)) {
      return false;
    }
    current().succeeded();
    if (!signs.withOtherKeys().isEmpty()) {
      return false;
    }
    List<KeyRotationPart> parts = parts();
    Optional<KeyRotationPart> uncounted =
        parts.stream().filter(part -> part.total() == null).findFirst();
    if (uncounted.isPresent()) {
      KeyRotationPart part = uncounted.get();
      part.counted(columns.left(part.column(), part.lastId(), now));
      return true;
    }
    Optional<KeyRotationPart> open = parts.stream().filter(part -> !part.isEnded()).findFirst();
    if (open.isPresent()) {
      KeyRotationPart part = open.get();
      Batch batch = columns.seal(part.column(), part.lastId(), ROWS_AT_ONCE, now);
      part.sealed(batch);
      batch.problem().ifPresent(what -> current().metWith(what));
      return true;
    }
    if (!current().problem().isEmpty()) {
      // Another round would only meet again the row that cannot be opened: somebody has to look.
      return false;
    }
    Optional<KeyRotationPart> unchecked =
        parts.stream().filter(part -> !part.isChecked()).findFirst();
    if (unchecked.isPresent()) {
      KeyRotationPart part = unchecked.get();
      part.checked(columns.left(part.column(), part.checkedTo(), now));
      return true;
    }
    end(parts, now);
    return false;
  }

  private KeyRotation current() {
    return Objects.requireNonNull(entities.find(KeyRotation.class, KeyRotation.ONLY));
  }

  private void end(List<KeyRotationPart> parts, Sealing now) {
    Instant at = clock.instant();
    long done = parts.stream().mapToLong(KeyRotationPart::done).sum();
    current().ended(at);
    versions.retireOthers(now.version(), at);
    audit.note("hub", "master-key.rotated", KeyVersion.name(now.version()), done + " sealed anew");
    LOG.log(
        Level.INFO,
        "master key rotated to={0} resealed={1}: the former keys are no longer needed",
        KeyVersion.name(now.version()),
        done);
  }

  boolean claim(Sealing now) {
    Instant at = clock.instant();
    return entities
            .createNamedQuery(KeyRotation.CLAIM)
            .setParameter("node", node.name())
            .setParameter("key", now.version())
            .setParameter("now", at)
            .setParameter("until", at.plus(CLAIM))
            .executeUpdate()
        == 1;
  }

  List<KeyRotationPart> parts() {
    return entities.createNamedQuery(KeyRotationPart.ALL, KeyRotationPart.class).getResultList();
  }

  MasterKeyState state() {
    return tx.call(
        () -> {
          Sealing now = Sealing.current();
          List<KeyVersion> used = versions.all();
          return new MasterKeyState(
              KeyVersion.name(now.version(), now.keyId()), keys(used, now), rotation(used));
        });
  }

  private static List<MasterKeyState.Key> keys(List<KeyVersion> used, Sealing now) {
    List<String> usedIds = used.stream().map(KeyVersion::id).filter(Objects::nonNull).toList();
    List<MasterKeyState.Key> keys = new ArrayList<>();
    used.forEach(version -> keys.add(key(version, now)));
    now.keyIds().stream()
        .filter(id -> !usedIds.contains(id))
        .sorted()
        .forEach(
            id -> keys.add(new MasterKeyState.Key(null, id, Use.NOT_USED_YET, true, null, null)));
    return keys;
  }

  private static MasterKeyState.Key key(KeyVersion version, Sealing now) {
    Use use =
        version.number() == now.version()
            ? Use.SEALS
            : version.isRetired() ? Use.NO_LONGER_NEEDED : Use.NEEDED;
    @Nullable String id = version.id();
    return new MasterKeyState.Key(
        KeyVersion.name(version.number()),
        id,
        use,
        id != null && now.keyIds().contains(id),
        version.since(),
        version.retiredAt());
  }

  private @Nullable Rotation rotation(List<KeyVersion> used) {
    KeyRotation last = entities.find(KeyRotation.class, KeyRotation.ONLY);
    if (last == null) {
      return null;
    }
    List<KeyRotationPart> parts = parts();
    boolean counted = parts.stream().allMatch(part -> part.total() != null);
    boolean over = last.endedAt() != null;
    return new Rotation(
        used.stream()
            .filter(version -> version.number() == last.toKey())
            .map(KeyVersion::name)
            .findFirst()
            .orElse(KeyVersion.name(last.toKey())),
        last.who(),
        last.begunAt(),
        last.endedAt(),
        parts.stream().mapToLong(KeyRotationPart::done).sum(),
        counted ? Long.valueOf(parts.stream().mapToLong(KeyRotations::total).sum()) : null,
        over ? List.of() : signs.withOtherKeys(),
        problem(last),
        parts.stream().map(part -> new Part(part.name(), part.done(), part.total())).toList());
  }

  private static @Nullable String problem(KeyRotation last) {
    if (!last.problem().isEmpty()) {
      return last.problem();
    }
    return last.failure().isEmpty() ? null : "It is tried again: " + last.failure();
  }

  private static long total(KeyRotationPart part) {
    @Nullable Long total = part.total();
    return total == null ? 0 : total;
  }
}
