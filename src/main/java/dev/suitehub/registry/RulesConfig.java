package dev.suitehub.registry;

import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits that WeCom has and does not tell. */
@Dependent
public class RulesConfig implements RoomConfig {

  private static final int MOST = 10_000;

  private final int mostAddresses;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public RulesConfig(
      @ConfigProperty(name = "hub.rules.most-addresses", defaultValue = "100") int mostAddresses) {
    if (mostAddresses < 1 || mostAddresses > MOST) {
      throw new IllegalArgumentException(
          "hub.rules.most-addresses must be from 1 to 10000; it is '" + mostAddresses + "'.");
    }
    this.mostAddresses = mostAddresses;
  }

  /** Entries of an IP list (DEV-10). */
  public int mostAddresses() {
    return mostAddresses;
  }
}
