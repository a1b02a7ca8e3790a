package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import java.util.List;

/** The names of what a corp has granted (doc 99052). Which level brings which is unconfirmed. */
final class AppPermissions {

  private static final int SINGLE_USER = 4;
  private static final int READ_AND_WRITE = 3;

  private AppPermissions() {}

  static List<String> of(Authorisation authorisation) {
    return switch (authorisation.privilegeLevel()) {
      case SINGLE_USER -> List.of("contact:base:single_user");
      case READ_AND_WRITE -> List.of("contact:base:base", "contact:edit:all");
      default -> List.of("contact:base:base");
    };
  }
}
