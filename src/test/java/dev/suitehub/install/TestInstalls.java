package dev.suitehub.install;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.Tokens;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** {@link Installs} over a test database. */
public final class TestInstalls {

  private TestInstalls() {}

  public static Installs over(TestDatabase database, Clock clock, Tokens tokens) {
    EntityManager entities = database.entities();
    return new Installs(
        new PendingExchanges(entities, clock),
        new InstallStates(entities, clock),
        new AuthorizedCorps(entities, clock),
        tokens,
        clock);
  }
}
