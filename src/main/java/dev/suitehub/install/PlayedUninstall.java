package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.upstream.console.PlayedConsole;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * What a corp's admin does in WeCom, done in the sandbox. WeCom has no API by which a provider
 * could end an authorisation: with the sandbox off this is refused.
 */
@Dependent
public class PlayedUninstall {

  private final PlayedConsole console;
  private final AuthorizedCorps corps;
  private final Suites suites;
  private final Caller caller;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  PlayedUninstall(
      PlayedConsole console,
      AuthorizedCorps corps,
      Suites suites,
      Caller caller,
      AuditLog audit,
      Tx tx) {
    this.console = console;
    this.corps = corps;
    this.suites = suites;
    this.caller = caller;
    this.audit = audit;
    this.tx = tx;
  }

  /** Whether there is a sandbox to do it in. */
  public boolean isThere() {
    return console.isThere();
  }

  /**
   * Audited first; then, outside of any transaction, the sandbox uninstalls it and pushes its
   * cancel_auth, which ends the authorisation here. Throws {@code no-such-corp}, {@code
   * corp-ended}, or the problem of the console.
   */
  public void uninstall(SuiteKey suite, CorpId corp) {
    caller.need(Scope.OPS_WRITE);
    SuiteId suiteId =
        tx.call(
            () -> {
              if (corps.get(suite, corp).state() == CorpState.ENDED) {
                throw InstallProblem.CORP_ENDED.because("There is nothing left to uninstall.");
              }
              audit.note(
                  caller.name(), "corp.uninstall", "suite/" + suite + "/corp/" + corp, "sandbox");
              return suites
                  .get(suite)
                  .suiteId()
                  .orElseThrow(
                      () -> InstallProblem.CORP_ENDED.because("The suite has no SuiteId."));
            });
    console.uninstall(suiteId, corp);
  }
}
