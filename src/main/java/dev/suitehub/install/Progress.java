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
    /** WeCom does not take the code; another may work. */
    FAILED,
    /** WeCom used the code up, and what it gave is lost. */
    LOST
  }

  static Progress of(Stage stage) {
    return new Progress(stage, Optional.empty(), "", Optional.empty());
  }
}
