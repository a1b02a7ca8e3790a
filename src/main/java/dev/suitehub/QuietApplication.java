package dev.suitehub;

import dev.suitehub.platform.web.NoDescription;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** Answers what its parts answer, and no description of them to whoever asks. */
abstract class QuietApplication extends Application {

  /** The resources and providers below this prefix; without the list, every prefix had all. */
  abstract Set<Class<?>> parts();

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(parts());
    classes.add(NoDescription.class);
    return classes;
  }
}
