package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.SpecialGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of what a corp has granted (doc 99052): its level, each sensitive field that it agreed
 * to, and the structure of the organisation. Which level brings which is unconfirmed. get_auth_info
 * and get_permanent_code have no place for the sensitive fields (doc 90603).
 */
final class AppPermissions {

  private static final int SINGLE_USER = 4;
  private static final int READ_AND_WRITE = 3;

  /** By the name of the member's field. */
  private static final Map<String, String> SENSITIVE =
      Map.of(
          MemberField.AVATAR.apiName(), "contact:sensitive:avatar",
          MemberField.QR_CODE.apiName(), "contact:sensitive:qrcode",
          MemberField.GENDER.apiName(), "contact:sensitive:gender");

  private AppPermissions() {}

  static List<String> of(Authorisation authorisation) {
    List<String> names = new ArrayList<>();
    switch (authorisation.privilegeLevel()) {
      case SINGLE_USER -> names.add("contact:base:single_user");
      case READ_AND_WRITE -> {
        names.add("contact:base:base");
        names.add("contact:edit:all");
      }
      default -> names.add("contact:base:base");
    }
    for (String field : authorisation.consented()) {
      Optional.ofNullable(SENSITIVE.get(field)).ifPresent(names::add);
    }
    if (authorisation.granted().contains(SpecialGrant.CORP_ARCH)) {
      names.add("corp_arch:base:base");
    }
    return List.copyOf(names);
  }
}
