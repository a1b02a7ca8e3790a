package dev.suitehub.ops;

import dev.suitehub.access.AuditLog;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.Refusals;
import dev.suitehub.platform.db.KeyVersions;
import dev.suitehub.platform.db.SealedColumns;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.registry.corp.AuthorizedCorps;
import java.time.Clock;

/** A node with the keys that seal just now. */
final class TestNode {

  final Node node = new Node();
  final NodeSigns signs;
  final KeyRotations rotations;

  TestNode(TestDatabase database, Clock clock) {
    AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
    Alerts alerts = TestAlerts.over(database, clock, node);
    Outages outages =
        new Outages(
            () -> true,
            new Refusals(database.entities(), database.tx(), clock),
            corps,
            alerts,
            database.entities(),
            database.tx(),
            clock,
            node);
    KeyVersions versions = new KeyVersions(database.entities());
    signs =
        new NodeSigns(
            database.entities(),
            database.tx(),
            outages,
            corps,
            alerts,
            versions,
            new Journal(
                database.entities(), database.connections(), database.tx(), clock, hint -> {}),
            node,
            clock);
    rotations =
        new KeyRotations(
            database.entities(),
            database.tx(),
            new SealedColumns(database.entities()),
            versions,
            signs,
            new AuditLog(database.entities(), clock),
            node,
            clock);
  }
}
