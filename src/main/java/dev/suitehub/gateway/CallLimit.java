package dev.suitehub.gateway;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.http.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How many requests of this node wait for WeCom at the same time. Each holds a server's thread,
 * whose streams belong to it; without a limit a slow WeCom would hold them all, and callbacks would
 * find none.
 */
@ApplicationScoped
public class CallLimit {

  /** Those who would keep each other from WeCom: large bodies must not stop logins. */
  public enum Lane {
    IDENTITY,
    CALL
  }

  /** Identity calls end by themselves: tokens and WeCom have deadlines of their own. */
  private static final Duration IDENTITY_TIME = Duration.ofSeconds(60);

  /** A place is lent so much longer than its call may last; then it was lost, and is free again. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final int parallel;
  private final Map<Lane, Set<Place>> taken = new EnumMap<>(Lane.class);

  /** For the container's proxy. */
  protected CallLimit() {
    parallel = 0;
  }

  @Inject
  CallLimit(GatewayConfig config) {
    this.parallel = config.parallel();
    for (Lane lane : Lane.values()) {
      taken.put(lane, new HashSet<>());
    }
  }

  /** A place in a lane, to be given back. */
  public final class Place {

    private final Lane lane;
    private final Deadline deadline;

    private Place(Lane lane, Deadline deadline) {
      this.lane = lane;
      this.deadline = deadline;
    }

    public void giveBack() {
      free(this);
    }
  }

  /** Throws {@code busy} where there is none. */
  public synchronized Place enter(Lane lane, Deadline deadline) {
    Set<Place> places = places(lane);
    if (places.size() >= parallel) {
      places.removeIf(place -> place.deadline.isOverSince(GRACE));
    }
    if (places.size() >= parallel) {
      throw new ProblemException(
          GatewayProblem.BUSY,
          "This node has "
              + parallel
              + " such calls under way (hub.gateway.parallel): try again in a second.",
          Map.of("retryAfter", 1));
    }
    Place place = new Place(lane, deadline);
    places.add(place);
    return place;
  }

  /** An {@link Errand} that holds a place. */
  public <T> T run(Supplier<T> call) {
    Place place = enter(Lane.IDENTITY, Deadline.in(IDENTITY_TIME));
    try {
      return Errand.run(call);
    } finally {
      place.giveBack();
    }
  }

  synchronized int inUse(Lane lane) {
    return places(lane).size();
  }

  private synchronized void free(Place place) {
    places(place.lane).remove(place);
  }

  private Set<Place> places(Lane lane) {
    return taken.computeIfAbsent(lane, any -> new HashSet<>());
  }
}
