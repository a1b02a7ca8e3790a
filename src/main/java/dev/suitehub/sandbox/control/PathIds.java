package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;

/** Ids in a path: what cannot be one does not exist. */
final class PathIds {

  private PathIds() {}

  static CorpId corp(String text) {
    try {
      return new CorpId(text);
    } catch (IllegalArgumentException e) {
      throw SandboxProblem.NO_SUCH_CORP.because(String.valueOf(e.getMessage()));
    }
  }

  static SuiteId suite(String text) {
    try {
      return new SuiteId(text);
    } catch (IllegalArgumentException e) {
      throw SandboxProblem.NO_SUCH_SUITE.because(String.valueOf(e.getMessage()));
    }
  }
}
