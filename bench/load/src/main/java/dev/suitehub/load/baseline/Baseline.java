package dev.suitehub.load.baseline;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** All of the second WAR. */
@ApplicationPath("/")
public class Baseline extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Drain.class, Held.class, KeyFilter.class);
  }
}
