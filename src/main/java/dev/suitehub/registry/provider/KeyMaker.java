package dev.suitehub.registry.provider;

import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.wire.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/** Makes up a Token and an EncodingAESKey as WeCom's own button does (DEV-04, DEV-05). */
public final class KeyMaker {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** Letters and digits whose last two bits are 0: strict Base64 readers take the key too. */
  private static final String LAST = "AEIMQUYcgkosw048";

  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyMaker() {}

  /** 32 letters and digits, and 43 of them. */
  public static KeyTexts fresh() {
    return new KeyTexts(Secret.of(text(32)), Secret.of(text(42) + one(LAST)));
  }

  static CallbackForm form() {
    KeyTexts fresh = fresh();
    return new CallbackForm(
        Optional.of(fresh.token()), Optional.of(fresh.encodingAesKey()), Plan.asItIs());
  }

  private static String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(one(LETTERS));
    }
    return text.toString();
  }

  private static char one(String alphabet) {
    return alphabet.charAt(RANDOM.nextInt(alphabet.length()));
  }
}
