package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * A made-up callback from envelope to journal, some times over, before the hub says that it is
 * ready: a cold server would miss its budget on the first real ones.
 */
@Dependent
public class WarmUp {

  private static final SuiteKey SUITE = new SuiteKey("warm-up");
  private static final SuiteId SUITE_ID = new SuiteId("warm-up");
  private static final int ROUNDS = 20;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final CallbackKeys keys;
  private final Suites suites;
  private final CallbackIntake intake;
  private final Tx tx;
  private final Clock clock;

  @Inject
  WarmUp(CallbackKeys keys, Suites suites, CallbackIntake intake, Tx tx, Clock clock) {
    this.keys = keys;
    this.suites = suites;
    this.intake = intake;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * Leaves nothing behind. Throws {@link IllegalStateException} where a callback could not be kept.
   */
  public void run() {
    CallbackUrl url = new CallbackUrl(UrlKind.COMMAND, SUITE.value());
    CallbackKey key = CallbackKey.of(random(), random());
    CallbackOwner owner =
        new CallbackOwner(
            Source.of(SUITE),
            KeyRing.of(key),
            new CorpId("warm-up"),
            Optional.of(SUITE),
            Map.of(SUITE_ID, SUITE),
            new KnownCorps());
    for (int round = 0; round < ROUNDS; round++) {
      once(url, owner, key);
    }
  }

  private void once(CallbackUrl url, CallbackOwner owner, CallbackKey key) {
    CallbackRequest request = sealed(url, key);
    try {
      tx.run(
          () -> {
            keys.find(url);
            // As the first callback of each suite does, and no later one.
            suites.find(SUITE);
            Answer answer = intake.accept(request, Optional.of(owner)).answer();
            if (!answer.equals(Answer.kept(url.kind()))) {
              throw new IllegalStateException("A made-up callback was refused.");
            }
            throw new Undone();
          });
    } catch (Undone e) {
      return;
    }
    throw new IllegalStateException("A made-up callback was not rolled back.");
  }

  private CallbackRequest sealed(CallbackUrl url, CallbackKey key) {
    String text =
        "<xml><SuiteId>"
            + SUITE_ID
            + "</SuiteId><InfoType>warm_up</InfoType><TimeStamp>"
            + clock.instant().getEpochSecond()
            + "</TimeStamp></xml>";
    SignedText signed =
        new CallbackCipher(key)
            .seal(
                text, SUITE_ID.value(), Long.toString(clock.instant().getEpochSecond()), "warm-up");
    return CallbackRequest.notice(
        url,
        Map.of(
            "msg_signature", signed.signature(),
            "timestamp", signed.timestamp(),
            "nonce", signed.nonce()),
        Optional.of(
            new Envelope(SUITE_ID.value(), signed.encrypt(), "")
                .toXml()
                .getBytes(StandardCharsets.UTF_8)),
        "warm-up");
  }

  /** A throw-away key: nobody else can have sealed this. */
  private static Secret random() {
    SecureRandom random = new SecureRandom();
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < 43; i++) {
      key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return Secret.of(key.toString());
  }

  /** Rolls the transaction back. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
