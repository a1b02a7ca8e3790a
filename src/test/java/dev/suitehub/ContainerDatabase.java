package dev.suitehub;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tells the server that Arquillian is about to start which database is its own: stands before
 * Arquillian's extension.
 */
final class ContainerDatabase implements BeforeAllCallback {

  /** In arquillian.xml: options of the server's JVM. */
  private static final String OPTIONS = "it.database.options";

  /** As in production: with a database that others may reach, the hub makes no key of its own. */
  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Override
  public void beforeAll(ExtensionContext context) {
    // In the container the tests run once more, with this before them.
    if (System.getProperty("it.war") != null) {
      System.setProperty(OPTIONS, PostgresServer.isWanted() ? options() : "-Dit.database=h2");
    }
  }

  private static String options() {
    Database database = PostgresServer.shared().newDatabase("container");
    return "-Dhub.db.url=%s -Dhub.db.user=%s -Dhub.db.password=%s -Dhub.security.master-key=%s"
        .formatted(database.url(), database.user(), database.password(), MASTER_KEY);
  }
}
