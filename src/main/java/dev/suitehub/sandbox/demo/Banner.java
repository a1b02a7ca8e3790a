package dev.suitehub.sandbox.demo;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.security.MasterKey;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a newcomer reads when the demo stands. */
final class Banner {

  private static final String RULE = "=".repeat(76);

  private Banner() {}

  static String text(HubConfig hub, boolean keyInFile) {
    Path data = hub.dataDir().toAbsolutePath().normalize();
    return """

        %1$s
          SuiteHub is running, and a sandbox plays WeCom (企业微信).

          Console            %2$s/
          Install corp B     %2$s/install/demo-suite
          WeCom, played      %2$s/sandbox
          Status             %2$s/ops/status   (with the client key)

          Client key         %3$s
          Master key         %4$s
          Sign in at         %2$s/console/%5$s
        %1$s
        """
        .formatted(
            RULE,
            hub.publicUrl(),
            keyInFile ? data.resolve("client.key") : "as configured",
            MasterKey.file(data),
            signIn(data.resolve("admin.password")));
  }

  /** Until the one-time password was changed. */
  private static String signIn(Path file) {
    return Files.exists(file) ? "   (admin, " + file + ")" : "";
  }
}
