package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The key that opens the database is not the one that it was written with. */
class MasterKeyJourneyIT {

  private static final String SENTENCE =
      "The master key is not the one this database was written with.";

  @Test
  void a_wrong_master_key_is_told_in_a_sentence_and_writes_nothing() throws IOException {
    String right = Fresh.masterKey();
    String clientKey = Fresh.clientKey();
    try (ServerProcess server =
        ServerProcess.named("master-key")
            .with("hub.bootstrap.client-key", clientKey)
            .with("hub.security.master-key", right)
            .start()) {
      server.stop();
      Map<String, String> before = files(server.dataDir());

      String log = server.with("hub.security.master-key", Fresh.masterKey()).startInVain(SENTENCE);
      assertThat(server.isReady()).isFalse();
      server.kill();

      assertThat(log).contains(SENTENCE);
      assertThat(files(server.dataDir())).isEqualTo(before);

      server.with("hub.security.master-key", right).start();
      new HubSystem(server.address(), clientKey).api().get("/api/v1/suites").expect(200);
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        contents.put(String.valueOf(file.getFileName()), WecomSystem.hash(bytes));
      }
    }
    return contents;
  }
}
