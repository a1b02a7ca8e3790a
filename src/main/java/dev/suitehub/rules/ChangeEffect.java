package dev.suitehub.rules;

/** When what was changed after release reaches the corps (console-rules C1 and C3). */
public enum ChangeEffect {
  /** At once, for all authorised corps, without a review. */
  INSTANT,
  /** For all of them, once it is reviewed and online. */
  REVIEW,
  /** Once it is reviewed and online, and the corp, or its member, has agreed. */
  REVIEW_AND_CONSENT,
  /** Once it is online, for corps that come new; those that are there keep what they have. */
  NEW_CORPS_ONLY;

  /** Of a field as the API names it. */
  public static ChangeEffect of(String field) {
    return switch (field) {
      case "contactPermission", "contactScope" -> INSTANT;
      case "sensitiveFields" -> REVIEW_AND_CONSENT;
      case "logo", "appName", "introduction" -> NEW_CORPS_ONLY;
      default -> REVIEW;
    };
  }
}
