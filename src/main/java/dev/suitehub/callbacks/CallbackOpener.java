package dev.suitehub.callbacks;

import dev.suitehub.journal.RefusalReason;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Opened;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.WireError;
import dev.suitehub.wire.WireException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Opens a message for the owner of its URL: size, parameters, signature, cipher, receiver. */
@Dependent
class CallbackOpener {

  private final ReceiverRules receivers;

  @Inject
  CallbackOpener(ReceiverRules receivers) {
    this.receivers = receivers;
  }

  Opening open(CallbackRequest request, CallbackOwner owner) {
    if (request.body().isEmpty()) {
      return Opening.refused(Answer.TOO_LARGE, RefusalReason.TOO_LARGE, "over 1 MiB");
    }
    String missing = request.missing();
    if (!missing.isEmpty()) {
      return Opening.refused(Answer.REFUSED, RefusalReason.PARAMETER, "missing: " + missing);
    }
    try {
      return judge(request, owner, unseal(request, owner.keys()));
    } catch (WireException e) {
      return Opening.refused(Answer.REFUSED, reason(e.error()), String.valueOf(e.getMessage()));
    }
  }

  /**
   * A message that is plainly for that owner, by what is known of it, and without asking the
   * database; empty where it takes {@link #open} to tell.
   */
  Optional<Opening.Letter> openPlain(CallbackRequest request, CallbackOwner owner) {
    if (request.body().isEmpty() || !request.missing().isEmpty()) {
      return Optional.empty();
    }
    try {
      Unsealed unsealed = unseal(request, owner.keys());
      return receivers.isPlain(request, owner, unsealed.opened())
          ? Optional.of(letter(unsealed, read(unsealed.opened().text())))
          : Optional.empty();
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static Opening.Letter letter(Unsealed unsealed, Optional<Notice> notice) {
    return new Opening.Letter(unsealed.key(), unsealed.opened(), notice);
  }

  private record Unsealed(KeyRing.Key key, Opened opened) {}

  /**
   * Every key's signature is compared, whichever fits, and a refusal is one and the same: how many
   * keys there are, a stranger does not learn. Two of them may share a Token.
   */
  private static Unsealed unseal(CallbackRequest request, KeyRing ring) {
    SignedText signed = request.signed();
    List<KeyRing.Key> fitting =
        ring.keys().stream().filter(key -> new CallbackCipher(key.key()).isSigned(signed)).toList();
    WireException failure = new WireException(WireError.SIGNATURE, ring.whyNone());
    for (KeyRing.Key key : fitting) {
      try {
        Opened opened = new CallbackCipher(key.key()).open(signed);
        if (key.role() != KeyRing.Role.ENDED) {
          return new Unsealed(key, opened);
        }
        failure = new WireException(WireError.SIGNATURE, ring.whyEnded());
      } catch (WireException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private Opening judge(CallbackRequest request, CallbackOwner owner, Unsealed unsealed) {
    Opened opened = unsealed.opened();
    Optional<Notice> notice = request.isCheck() ? Optional.empty() : read(opened.text());
    return receivers
        .complaint(request, owner, opened, notice)
        .map(got -> String.valueOf(new WireException(WireError.RECEIVE_ID, got).getMessage()))
        .map(detail -> Opening.refused(Answer.REFUSED, RefusalReason.RECEIVER, detail))
        .orElseGet(() -> Opening.of(letter(unsealed, notice)));
  }

  private static Optional<Notice> read(String text) {
    try {
      return Optional.of(Notice.parse(text));
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static RefusalReason reason(WireError error) {
    return switch (error) {
      case SIGNATURE -> RefusalReason.SIGNATURE;
      case PARSE_FAILED -> RefusalReason.ENVELOPE;
      default -> RefusalReason.CIPHER;
    };
  }
}
