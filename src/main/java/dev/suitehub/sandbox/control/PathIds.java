package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.Steering;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;

/** Ids in a path: what cannot be one does not exist. */
final class PathIds {

  private PathIds() {}

  static CorpId corp(String text) {
    return Steering.corp(text);
  }

  static SuiteId suite(String text) {
    return Steering.suite(text);
  }
}
