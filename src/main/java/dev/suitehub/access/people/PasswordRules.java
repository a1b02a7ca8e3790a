package dev.suitehub.access.people;

import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import java.security.SecureRandom;

/** What a password has to be, and the one-time passwords that the hub makes. */
final class PasswordRules {

  static final int LEAST = 12;
  static final int MOST = 128;

  /** Without letters and digits that look alike. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordRules() {}

  static void check(Findings findings, String field, Secret password, String userName) {
    String text = password.reveal();
    int length = text.codePointCount(0, text.length());
    if (length == 0) {
      findings.refuse("required", field, "required");
    } else if (length < LEAST || length > MOST) {
      findings.refuse("length", field, "length", LEAST, MOST, length);
    } else if (text.equalsIgnoreCase(userName)) {
      findings.refuse("same", field, "password-is-name");
    }
  }

  /** About 99 random bits, easy to read out: {@code abcde-fghjk-mnpqr-stuvw}. */
  static Secret oneTime() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return Secret.of(text.toString());
  }
}
