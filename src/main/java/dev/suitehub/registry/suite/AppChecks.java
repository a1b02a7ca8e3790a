package dev.suitehub.registry.suite;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.AppRules;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an app lacks before it can be submitted, and what is wrong with it, all at once. */
@Dependent
public class AppChecks {

  /** Whose days WeCom's console counts. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Suites suites;
  private final Categories categories;
  private final HubConfig hub;
  private final Clock clock;

  @Inject
  public AppChecks(Suites suites, Categories categories, HubConfig hub, Clock clock) {
    this.suites = suites;
    this.categories = categories;
    this.hub = hub;
    this.clock = clock;
  }

  /** In the caller's transaction. Throws {@code no-such-suite}. */
  public Findings complete(SuiteKey key) {
    Suite suite = suites.get(key);
    App app = suites.app(key);
    Findings findings =
        AppRules.complete(app.description(suite), categories.names(), hub.publicUrl(), today());
    findings.addAll(companion(suite, app.contacts().companion()));
    return findings;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  /** Nothing where it brings none along. */
  Findings companion(Suite suite, String companion) {
    if (companion.isEmpty()) {
      return new Findings();
    }
    Optional<Suite> other = other(companion);
    boolean sameProvider = other.isPresent() && other.get().provider().equals(suite.provider());
    @Nullable AppType type = other.flatMap(one -> suites.app(one.key()).type()).orElse(null);
    return AppRules.companion(companion, sameProvider, type);
  }

  private Optional<Suite> other(String companion) {
    try {
      return suites.find(new SuiteKey(companion));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
