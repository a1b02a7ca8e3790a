package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/** The install room on a {@link PushRig}; what waits for no browser is done at once. */
public final class InstallRig {

  public final PushRig rig;
  public final AuthCodes authCodes;
  public final PreAuthCodes preAuthCodes;
  public final Authorisations authorisations;
  public final Installs installs;
  final InstallDesk desk;

  public InstallRig(PushRig rig) {
    this.rig = rig;
    authCodes = new AuthCodes(rig.database.entities(), rig.clock);
    preAuthCodes = new PreAuthCodes(rig.database.entities(), rig.clock);
    authorisations =
        new Authorisations(rig.database.entities(), rig.suites, rig.corps, authCodes, rig.clock);
    AfterAnswer atOnce =
        new AfterAnswer() {
          @Override
          void run(Runnable work) {
            work.run();
          }
        };
    installs =
        new Installs(
            rig.suites,
            rig.corps,
            authCodes,
            authorisations,
            rig.pusher,
            rig.switches,
            atOnce,
            rig.database.tx(),
            rig.clock);
    desk = new InstallDesk(rig.suites, rig.corps, preAuthCodes, rig.switches);
  }

  public Secret issuePreAuthCode() {
    return rig.database.tx().call(() -> preAuthCodes.issue(PushRig.SUITE));
  }

  /** An auth code of that corp, without a push. */
  public Secret authCode(CorpId corp) {
    return installs.install(new Consent(PushRig.SUITE, corp, 0, false), false, "").authCode();
  }

  public Optional<Authorisation> exchange(Secret code) {
    return rig.database.tx().call(() -> authorisations.exchange(PushRig.SUITE, code));
  }
}
