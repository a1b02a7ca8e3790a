package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;

/** What a call turned out to be about, found while it is answered: for the log. */
final class CallTrace {

  private String suite = "";
  private String corp = "";
  private String codeHash = "";

  void by(SuiteId suiteId) {
    suite = suiteId.value();
  }

  void about(CorpId corpId) {
    corp = corpId.value();
  }

  void brought(Secret authCode) {
    codeHash = Fresh.hash(authCode.reveal());
  }

  String suite() {
    return suite;
  }

  String corp() {
    return corp;
  }

  String codeHash() {
    return codeHash;
  }
}
