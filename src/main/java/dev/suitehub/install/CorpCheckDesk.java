package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Reads an authorisation again now, because a person or a script asks for it. */
@Dependent
public class CorpCheckDesk {

  private final AuthorizedCorps corps;
  private final AuthChecker checker;
  private final Caller caller;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  CorpCheckDesk(AuthorizedCorps corps, AuthChecker checker, Caller caller, AuditLog audit, Tx tx) {
    this.corps = corps;
    this.checker = checker;
    this.caller = caller;
    this.audit = audit;
    this.tx = tx;
  }

  /**
   * How it stands after WeCom was asked.
   *
   * @param answered WeCom could be asked; without that it is asked again by itself
   */
  public record Checked(CorpState state, boolean answered, Optional<Instant> nextCheckAt) {}

  /**
   * Asks get_auth_info now, whatever wait there was. Audited before WeCom is asked, which is
   * outside of any transaction. Throws {@code no-such-corp} or {@code corp-ended}.
   */
  public Checked recheck(SuiteKey suite, CorpId corpId) {
    caller.need(Scope.OPS_WRITE);
    AuthorizedCorp due =
        tx.call(
            () -> {
              if (corps.get(suite, corpId).state() == CorpState.ENDED) {
                throw InstallProblem.CORP_ENDED.because(
                    "Its permanent code is erased; send its admin to /install/" + suite + ".");
              }
              corps.recheck(suite, corpId);
              audit.note(caller.name(), "corp.recheck", "suite/" + suite + "/corp/" + corpId, "");
              return corps.get(suite, corpId);
            });
    boolean asked = checker.run(due);
    AuthorizedCorp after = tx.call(() -> corps.get(suite, corpId));
    return new Checked(after.state(), asked && after.checkAttempts() == 0, after.nextCheckAt());
  }
}
