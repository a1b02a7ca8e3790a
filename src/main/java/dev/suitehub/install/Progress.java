package dev.suitehub.install;

import dev.suitehub.wire.CorpId;
import java.util.Optional;

/** How far an install has come, for the admin who began it. */
record Progress(Stage stage, Optional<CorpId> corp, String corpName, Optional<String> returnTo) {

  enum Stage {
    /** Not ours to tell: a state that is unknown here, or another browser's. */
    UNKNOWN,
    WORKING,
    INSTALLED,
    FAILED
  }

  static Progress of(Stage stage) {
    return new Progress(stage, Optional.empty(), "", Optional.empty());
  }
}
