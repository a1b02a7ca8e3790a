package dev.suitehub;

import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Answers what its resources answer, and no description of them to whoever asks. */
abstract class QuietApplication extends Application {

  /** Jersey would serve application.wadl to anybody; RESTEasy ignores the property. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
