package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key that opens the database is not the one that it was written with. */
class MasterKeyJourneyIT {

  private static final String SENTENCE =
      "The master key is not the one this database was written with.";

  @Test
  void a_wrong_master_key_is_told_in_a_sentence_and_writes_nothing()
      throws IOException, SQLException {
    String right = Fresh.masterKey();
    String clientKey = Fresh.clientKey();
    try (ServerProcess server =
        ServerProcess.named("master-key")
            .with("hub.bootstrap.client-key", clientKey)
            .with("hub.security.master-key", right)
            .start()) {
      server.stop();
      List<String> before = rows(server.home());

      String log = server.with("hub.security.master-key", Fresh.masterKey()).startInVain(SENTENCE);
      assertThat(server.isReady()).isFalse();
      server.kill();

      assertThat(before).anyMatch(line -> line.contains("key_check"));
      assertThat(log).contains(SENTENCE);
      assertThat(rows(server.home())).isEqualTo(before);

      server.with("hub.security.master-key", right).start();
      new HubSystem(server.address(), clientKey).api().get("/api/v1/suites").expect(200);
    }
  }

  /** Every row of every table; the bytes of H2's file differ whenever it opens it. */
  private static List<String> rows(Path home) throws IOException, SQLException {
    List<String> rows = new ArrayList<>();
    Vault.of(home).orElseThrow().dump((where, text) -> rows.add(where + "\n" + text));
    Collections.sort(rows);
    return rows;
  }
}
