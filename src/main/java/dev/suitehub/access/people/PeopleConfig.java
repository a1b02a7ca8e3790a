package dev.suitehub.access.people;

import dev.suitehub.platform.config.RoomConfig;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The first administrator, and how long people stay signed in. */
@Dependent
class PeopleConfig implements RoomConfig {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** However busy somebody is. */
  static final Duration LONGEST = Duration.ofHours(12);

  private final String adminName;
  private final Optional<Secret> adminPassword;
  private final Duration idle;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  PeopleConfig(
      @ConfigProperty(name = "hub.bootstrap.admin-name", defaultValue = "admin") String adminName,
      @ConfigProperty(name = "hub.bootstrap.admin-password") Optional<String> adminPassword,
      @ConfigProperty(name = "hub.console.idle", defaultValue = "PT30M") Duration idle) {
    this.adminName = adminName;
    this.adminPassword = adminPassword.map(Secret::of);
    this.idle = idle;
    if (!UserNames.isOne(adminName)) {
      throw new IllegalArgumentException(
          "hub.bootstrap.admin-name must have 1 to 64 characters out of a-z, 0-9, '.', '_', '-'; it is '"
              + adminName
              + "'.");
    }
    if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hub.console.idle must be PT1M to PT12H; it is " + idle + ".");
    }
    Findings findings = new Findings();
    this.adminPassword.ifPresent(
        password -> PasswordRules.check(findings, "admin-password", password, adminName));
    for (Finding finding : findings.all()) {
      throw new IllegalArgumentException(
          "hub.bootstrap.admin-password cannot be used. " + finding.text(Locale.ENGLISH));
    }
  }

  String adminName() {
    return adminName;
  }

  Optional<Secret> adminPassword() {
    return adminPassword;
  }

  /** How long a session lives that nobody uses. */
  Duration idle() {
    return idle;
  }
}
