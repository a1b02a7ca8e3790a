package dev.suitehub.gateway;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Passes on what WeCom's errcodes about a corp say of its authorisation. */
@Dependent
public class CorpDoubts {

  private final AuthorizedCorps corps;
  private final Tx tx;

  @Inject
  public CorpDoubts(AuthorizedCorps corps, Tx tx) {
    this.corps = corps;
    this.tx = tx;
  }

  /** What {@code call} gives; its refusal is noted, and thrown. */
  public <T> T noting(SuiteKey suite, CorpId corpId, Supplier<T> call) {
    try {
      return call.get();
    } catch (WecomRefused refused) {
      note(suite, corpId, refused.errcode());
      throw refused;
    }
  }

  /** An errcode that doubts the authorisation makes the corp suspect. */
  public void note(SuiteKey suite, CorpId corpId, int errcode) {
    if (ErrCode.doubtsAuthorisation(errcode)) {
      tx.run(() -> corps.suspect(suite, corpId, errcode));
    }
  }
}
