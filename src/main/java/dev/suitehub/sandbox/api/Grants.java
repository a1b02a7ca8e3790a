package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The authorisation that a call names by auth_corpid, with or without its permanent code. */
@Dependent
class Grants {

  private final Authorisations authorisations;
  private final SandboxCorps corps;

  @Inject
  Grants(Authorisations authorisations, SandboxCorps corps) {
    this.authorisations = authorisations;
    this.corps = corps;
  }

  /** By auth_corpid and permanent_code of the calling suite; 40084 unless all three agree. */
  Authorisation named(SandboxSuite suite, ApiCall call) {
    Fields fields = Fields.of(call.body());
    CorpId corpId = corp(fields);
    Secret code = fields.secret("permanent_code", ErrCode.MISSING_PERMANENT_CODE);
    return authorisations
        .find(suite.suiteId(), corpId)
        .filter(found -> found.accepts(code))
        .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_PERMANENT_CODE));
  }

  Optional<Authorisation> active(SuiteId suiteId, CorpId corpId) {
    return authorisations.find(suiteId, corpId).filter(Authorisation::isActive);
  }

  /** Corps go by their encrypted ids: one that nobody has here is a plain one, perhaps. */
  CorpId corp(Fields fields) {
    return Ids.of(fields.text("auth_corpid", ErrCode.MISSING_AUTH_CORPID), CorpId::new)
        .filter(corpId -> corps.find(corpId).isPresent())
        .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_OPEN_CORPID));
  }
}
