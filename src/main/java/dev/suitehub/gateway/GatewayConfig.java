package dev.suitehub.gateway;

import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many errands one node runs at a time, how large and how long. */
@Dependent
public class GatewayConfig implements RoomConfig {

  private static final int MOST_PARALLEL = 64;
  private static final int MOST_MIB = 100;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final int parallel;
  private final Duration deadline;
  private final int bodyMib;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public GatewayConfig(
      @ConfigProperty(name = "hub.gateway.parallel", defaultValue = "16") int parallel,
      @ConfigProperty(name = "hub.gateway.deadline", defaultValue = "PT60S") Duration deadline,
      @ConfigProperty(name = "hub.gateway.body-mib", defaultValue = "21") int bodyMib) {
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw new IllegalArgumentException(
          "hub.gateway.parallel must be from 1 to 64; it is '" + parallel + "'.");
    }
    if (deadline.compareTo(Duration.ofSeconds(1)) < 0 || deadline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hub.gateway.deadline must be from PT1S to PT10M; it is '" + deadline + "'.");
    }
    if (bodyMib < 1 || bodyMib > MOST_MIB) {
      throw new IllegalArgumentException(
          "hub.gateway.body-mib must be from 1 to 100; it is '" + bodyMib + "'.");
    }
    this.parallel = parallel;
    this.deadline = deadline;
    this.bodyMib = bodyMib;
  }

  /** How many calls of each lane are under way at the same time. */
  int parallel() {
    return parallel;
  }

  /** How long one proxied call may take, with its bodies. */
  public Duration deadline() {
    return deadline;
  }

  /** How large a body may be that is passed on. */
  public long mostBytes() {
    return (long) bodyMib << 20;
  }
}
