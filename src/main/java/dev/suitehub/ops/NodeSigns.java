package dev.suitehub.ops;

import dev.suitehub.journal.Journal;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.KeyVersions;
import dev.suitehub.platform.security.Sealing;
import dev.suitehub.registry.corp.AuthorizedCorps;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What every node leaves behind while it lives, so that the next one knows how long there was none:
 * a hub that was down has missed callbacks, as one has that had no database.
 */
@Dependent
class NodeSigns {

  static final String FAMILY = "hub-down";
  static final Duration EVERY = Duration.ofSeconds(30);

  private static final Logger LOG = System.getLogger(NodeSigns.class.getName());

  /** More than a sign and a planned restart take. */
  private static final Duration DOWN = Duration.ofMinutes(2);

  /** A node that has not signed for so long is gone. */
  private static final Duration SEEN = EVERY.multipliedBy(2).plusSeconds(15);

  private static final Duration KEPT = Duration.ofDays(1);

  /** No node, all of them. */
  private static final String ALL = "all";

  private final EntityManager entities;
  private final Tx tx;
  private final Outages outages;
  private final AuthorizedCorps corps;
  private final Alerts alerts;
  private final KeyVersions keys;
  private final Journal journal;
  private final Node node;
  private final Clock clock;

  @Inject
  NodeSigns(
      EntityManager entities,
      Tx tx,
      Outages outages,
      AuthorizedCorps corps,
      Alerts alerts,
      KeyVersions keys,
      Journal journal,
      Node node,
      Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.outages = outages;
    this.corps = corps;
    this.alerts = alerts;
    this.keys = keys;
    this.journal = journal;
    this.node = node;
    this.clock = clock;
  }

  /** This node starts: where no node has lived for a while, what that means is done and told. */
  void begin() {
    Instant now = clock.instant();
    tx.run(
        () -> {
          newest()
              .filter(last -> last.isBefore(now.minus(DOWN)))
              .ifPresent(last -> wasDown(last, now));
          sign(now);
        });
  }

  /** This node lives. */
  void sign() {
    if (outages.current().isEmpty()) {
      tx.run(() -> sign(clock.instant()));
    }
  }

  /**
   * The other nodes that live, or did until a moment ago, and seal with another master key than
   * this one does. In the running transaction.
   */
  List<String> withOtherKeys() {
    return entities
        .createNamedQuery(NodeSign.SINCE, NodeSign.class)
        .setParameter("from", clock.instant().minus(SEEN))
        .getResultStream()
        .filter(sign -> !sign.node().equals(node.name()))
        .filter(sign -> !Sealing.current().keyId().equals(sign.keyId()))
        .map(NodeSign::node)
        .toList();
  }

  /** Of any node; one from the future, of a clock that was moved, tells nothing and comes first. */
  private Optional<Instant> newest() {
    return entities
        .createNamedQuery(NodeSign.NEWEST, NodeSign.class)
        .setMaxResults(1)
        .getResultStream()
        .map(NodeSign::signedAt)
        .findFirst();
  }

  private void sign(Instant now) {
    NodeSign mine = entities.find(NodeSign.class, node.name());
    if (mine == null) {
      entities.persist(NodeSign.of(node.name(), now, Sealing.current().keyId()));
    } else {
      mine.again(now);
    }
    entities.flush();
    keepNeeded(Sealing.current().version());
    entities
        .createNamedQuery(NodeSign.FORGET)
        .setParameter("old", now.minus(KEPT))
        .setParameter("future", now.plus(DOWN))
        .executeUpdate();
  }

  /**
   * A node may have started with a former key at the moment in which that was given up, or may go
   * on with it after it was away: what a rotation to another key has found is no longer sure.
   */
  private void keepNeeded(int key) {
    boolean wasGivenUp = keys.inUse(key);
    KeyRotation rotation = entities.find(KeyRotation.class, KeyRotation.ONLY);
    if (rotation == null || rotation.toKey() == key) {
      return;
    }
    if (wasGivenUp && rotation.endedAt() != null) {
      LOG.log(
          Level.WARNING,
          "master key k{0} was given up and seals on node={1}: the rotation goes on",
          key,
          node.name());
      rotation.reopened();
    }
    if (rotation.endedAt() == null) {
      entities.createNamedQuery(KeyRotationPart.AGAIN).executeUpdate();
    }
  }

  private void wasDown(Instant from, Instant until) {
    LOG.log(Level.WARNING, "hub was down lastSignOfLife={0} until={1}", from, until);
    Finding finding =
        new Finding(
            FAMILY + "/" + ALL,
            FAMILY,
            Severity.CRITICAL,
            false,
            Duration.ZERO,
            "",
            List.of(from, until.plusSeconds(60)));
    boolean tell = !alerts.wasOverWithin(finding.cause(), Alert.AGAIN);
    entities.persist(DatabaseOutage.ended(ALL, from, until, 0));
    corps.reconcileAll();
    // It may have been a restore as well.
    journal.leap();
    alerts.over(finding, tell, Optional.empty(), from);
  }
}
