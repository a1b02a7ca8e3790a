package dev.suitehub.sandbox.console;

import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long WeCom's team takes for a review. */
@Dependent
public class ReviewConfig implements RoomConfig {

  private final Optional<Duration> after;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public ReviewConfig(@ConfigProperty(name = "hub.sandbox.review-after") Optional<Duration> after) {
    if (after.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
      throw new IllegalArgumentException(
          "hub.sandbox.review-after must be longer than nothing, such as PT30M.");
    }
    this.after = after;
  }

  /** Empty: until somebody decides. */
  public Optional<Duration> after() {
    return after;
  }
}
