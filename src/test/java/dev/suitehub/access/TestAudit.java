package dev.suitehub.access;

import dev.suitehub.platform.db.TestDatabase;
import java.time.Clock;

/** The audit log of a test's database, as one node sees it. */
public final class TestAudit {

  private TestAudit() {}

  public static AuditBook book(TestDatabase database, Clock clock, Caller caller) {
    return new AuditBook(database.entities(), database.tx(), caller, chain(database, clock));
  }

  public static AuditChain chain(TestDatabase database, Clock clock) {
    return new AuditChain(
        database.entities(),
        database.tx(),
        new AuditLog(database.entities(), clock),
        new AuditMemory(),
        clock);
  }

  /** What the worker does: links what is new, and checks the next part of the chain. */
  public static void tick(AuditChain chain) {
    chain.link();
    chain.walk();
  }
}
