package dev.suitehub.access.people;

import java.util.regex.Pattern;

/** Names by which people sign in. */
final class UserNames {

  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,64}");

  private UserNames() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
