package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key that opens the database is not the one that it was written with. */
class MasterKeyJourneyIT {

  private static final String SENTENCE =
      "The master key is not the one this database was written with.";

  @Test
  void a_wrong_master_key_is_told_in_a_sentence_and_writes_nothing() throws SQLException {
    String right = Fresh.masterKey();
    String clientKey = Fresh.clientKey();
    try (ServerProcess server =
        ServerProcess.named("master-key")
            .with("hub.bootstrap.client-key", clientKey)
            .with("hub.security.master-key", right)
            .start()) {
      server.stop();
      List<String> before = rows(server.dataDir());

      String log = server.with("hub.security.master-key", Fresh.masterKey()).startInVain(SENTENCE);
      assertThat(server.isReady()).isFalse();
      server.kill();

      assertThat(before).anyMatch(line -> line.contains("key_check"));
      assertThat(log).contains(SENTENCE);
      assertThat(rows(server.dataDir())).isEqualTo(before);

      server.with("hub.security.master-key", right).start();
      new HubSystem(server.address(), clientKey).api().get("/api/v1/suites").expect(200);
    }
  }

  /** Every row and every sequence; the bytes of the file differ whenever H2 opens it. */
  private static List<String> rows(Path folder) throws SQLException {
    String url =
        "jdbc:h2:file:"
            + folder.resolve("hub")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
    List<String> script = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "hub", "");
        Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery("script")) {
      while (lines.next()) {
        script.add(lines.getString(1));
      }
    }
    return script;
  }
}
