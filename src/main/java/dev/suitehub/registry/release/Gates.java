package dev.suitehub.registry.release;

import dev.suitehub.registry.provider.ProviderStanding;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.AppChecks;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.rules.ReleaseGates;
import dev.suitehub.rules.WorkingDays;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Looks at everything that stands between an app and its release. */
@Dependent
public class Gates {

  private final Providers providers;
  private final AppChecks checks;
  private final TestLinks links;
  private final Clock clock;

  @Inject
  public Gates(Providers providers, AppChecks checks, TestLinks links, Clock clock) {
    this.providers = providers;
    this.checks = checks;
    this.links = links;
    this.clock = clock;
  }

  ReleaseGates of(Suite suite) {
    ProviderStanding standing = providers.standing(suite.provider());
    return new ReleaseGates(
        suite.stage(),
        standing.missing(),
        standing.isCertified(LocalDate.ofInstant(clock.instant(), WorkingDays.CHINA)),
        checks.complete(suite.key()),
        links.countOpen(suite.key()),
        suite.preflightPassedAt().isPresent());
  }
}
