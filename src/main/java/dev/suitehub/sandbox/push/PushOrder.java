package dev.suitehub.sandbox.push;

import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;

/**
 * One message to push: where to, for whom, and how it is sealed. Who stands at the end of the
 * ciphertext follows callbacks.md 1.6: the SuiteId on a command URL, the corp on a data URL, the
 * provider's corpid everywhere else (on a system URL that is unconfirmed).
 *
 * @param exactKey whether a strict Base64 reader takes the EncodingAESKey as it was entered
 * @param toUserName the receiver in the unsealed envelope
 * @param agentId empty but on data URLs
 * @param text what is sealed
 */
public record PushOrder(
    PushKind kind,
    String suite,
    String corp,
    String url,
    CallbackKey key,
    boolean exactKey,
    String receiveId,
    String toUserName,
    String agentId,
    String text) {

  public PushOrder {
    if (url.isEmpty()) {
      throw SandboxProblem.NO_URL.because("Enter the " + kind + " URL first.");
    }
  }

  /** A notice to the command URL; {@code corp} is whom it is about, possibly empty. */
  public static PushOrder command(SandboxSuite suite, String corp, String text) {
    String suiteId = suite.suiteId().value();
    return new PushOrder(
        PushKind.COMMAND,
        suiteId,
        corp,
        suite.commandUrl(),
        suite.callbackKey(),
        suite.hasExactKey(),
        suiteId,
        suiteId,
        "",
        text);
  }

  public static PushOrder data(SandboxSuite suite, CorpId corp, String agentId, String text) {
    return new PushOrder(
        PushKind.DATA,
        suite.suiteId().value(),
        corp.value(),
        suite.dataUrl(corp),
        suite.callbackKey(),
        suite.hasExactKey(),
        corp.value(),
        corp.value(),
        agentId,
        text);
  }

  public static PushOrder system(SandboxProvider provider, String text) {
    String corp = provider.corpId().value();
    return new PushOrder(
        PushKind.SYSTEM,
        "",
        corp,
        provider.systemUrl(),
        provider.callbackKey(),
        provider.hasExactKey(),
        corp,
        corp,
        "",
        text);
  }

  /** The URL check: the provider's corpid is the receiver. */
  static PushOrder check(SandboxSuite suite, String url, String plaintext) {
    return check(
        suite.suiteId().value(),
        suite.provider(),
        url,
        suite.callbackKey(),
        suite.hasExactKey(),
        plaintext);
  }

  static PushOrder check(SandboxProvider provider, String url, String plaintext) {
    return check(
        "", provider.corpId(), url, provider.callbackKey(), provider.hasExactKey(), plaintext);
  }

  private static PushOrder check(
      String suite,
      CorpId provider,
      String url,
      CallbackKey key,
      boolean exactKey,
      String plaintext) {
    return new PushOrder(
        PushKind.CHECK,
        suite,
        provider.value(),
        url,
        key,
        exactKey,
        provider.value(),
        "",
        "",
        plaintext);
  }

  public PushOrder receivedBy(String otherReceiveId) {
    return new PushOrder(
        kind, suite, corp, url, key, exactKey, otherReceiveId, toUserName, agentId, text);
  }

  public PushOrder sealedWith(CallbackKey otherKey) {
    return new PushOrder(
        kind, suite, corp, url, otherKey, exactKey, receiveId, toUserName, agentId, text);
  }

  public PushOrder addressedTo(String otherToUserName, String otherAgentId) {
    return new PushOrder(
        kind, suite, corp, url, key, exactKey, receiveId, otherToUserName, otherAgentId, text);
  }

  @Override
  public String toString() {
    return "PushOrder[" + kind + ", suite=" + suite + ", corp=" + corp + ", url=" + url + "]";
  }
}
