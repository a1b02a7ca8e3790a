package dev.suitehub.console.frame;

import java.util.Set;

/** Fields of an app whose findings do not say by themselves which field they are about. */
public final class FieldNames {

  private static final String GROUP = "app";

  private static final Set<String> NAMED =
      Set.of(
          "type",
          "logo",
          "appName",
          "slogan",
          "introduction",
          "category",
          "contactPermission",
          "contactScope",
          "sensitiveFields",
          "companion",
          "homePage",
          "trustedDomain",
          "ownershipFile",
          "ownershipContent",
          "installDomain",
          "settingsUrl",
          "menu",
          "suiteId",
          "suiteSecret",
          "dataCallbackUrl",
          "commandCallbackUrl");

  private FieldNames() {}

  /** {@code text}, with the field's label before it where it needs one. */
  public static String named(Words words, String field, String text) {
    return NAMED.contains(field)
        ? words.text(GROUP, "field." + field) + words.text(GROUP, "colon") + text
        : text;
  }
}
