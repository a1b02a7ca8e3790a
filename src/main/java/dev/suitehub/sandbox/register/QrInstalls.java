package dev.suitehub.sandbox.register;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.InstallOrigins;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Installs that begin with a QR: the auth code comes by create_auth, and its exchange tells where
 * it came from. Never called inside a transaction, for it pushes.
 */
@Dependent
public class QrInstalls {

  private final Installs installs;
  private final InstallOrigins origins;
  private final Pusher pusher;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public QrInstalls(Installs installs, InstallOrigins origins, Pusher pusher, Tx tx, Clock clock) {
    this.installs = installs;
    this.origins = origins;
    this.pusher = pusher;
    this.tx = tx;
    this.clock = clock;
  }

  Push ofPackage(SandboxSuite suite, CorpId corp, Secret registerCode, RegisterCode promotion) {
    Secret code = authCode(suite, corp);
    tx.run(() -> origins.notePromotion(code, registerCode, promotion));
    return push(suite, code, promotion.state());
  }

  /** By the QR of that app (doc 95430, 98744). */
  public Push ofApp(SandboxSuite suite, CorpId corp, String state) {
    Secret code = authCode(suite, corp);
    tx.run(() -> origins.noteAppQr(code, state));
    return push(suite, code, state);
  }

  private Secret authCode(SandboxSuite suite, CorpId corp) {
    return installs.install(new Consent(suite.suiteId(), corp, 0, false), false, "").authCode();
  }

  private Push push(SandboxSuite suite, Secret code, String state) {
    String text = NoticeText.createAuth(suite.suiteId(), code, state, clock.instant());
    return pusher.push(PushOrder.command(suite, "", text));
  }
}
