package dev.suitehub;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.Problems;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Loses a race for a row, only when it commits: what no request can be made to do at will. */
@RequestScoped
@Path("race")
public class ConflictResource {

  /** With what every application of the hub makes of failures. */
  @ApplicationPath("/conflict")
  public static class Conflicts extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(Problems.PROVIDERS);
      classes.add(ConflictResource.class);
      return classes;
    }
  }

  private static final SuiteKey SUITE = new SuiteKey("conflict");
  private static final CorpId CORP = new CorpId("wwconflict");

  @Inject Tx tx;
  @Inject AuthorizedCorps corps;

  @POST
  public void lose() {
    tx.run(
        () ->
            corps.authorized(
                new Authorization(
                    SUITE,
                    CORP,
                    "corp",
                    Secret.of("code"),
                    AuthorizationKind.FORMAL,
                    Instant.EPOCH)));
    tx.run(
        () -> {
          change();
          tx.run(this::change);
        });
  }

  private void change() {
    corps.retryCheck(corps.get(SUITE, CORP), Duration.ofMinutes(1));
  }
}
