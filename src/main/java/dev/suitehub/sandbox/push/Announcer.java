package dev.suitehub.sandbox.push;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Pushes what the catalogue has, by its name. Never called inside a transaction. */
@Dependent
public class Announcer {

  private final Pusher pusher;
  private final Clock clock;

  @Inject
  public Announcer(Pusher pusher, Clock clock) {
    this.pusher = pusher;
    this.clock = clock;
  }

  /**
   * Pushes it.
   *
   * @param fields what stands in place of the examples, by path; of an entry with a ticket or a
   *     code, that too
   */
  public Push announce(String name, Scene scene, Map<String, String> fields) {
    CatalogueEntry entry = Catalogue.get(name);
    String text = entry.write(scene.fill(clock.instant()), fields);
    return pusher.push(scene.order(entry.kind(), text));
  }
}
