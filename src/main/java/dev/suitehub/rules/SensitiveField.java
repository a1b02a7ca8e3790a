package dev.suitehub.rules;

/** What an app may ask each member for (成员敏感信息). */
public enum SensitiveField {
  AVATAR(false),
  QR_CODE(false),
  GENDER(false),
  /** The form offers it; WeCom no longer returns it to third-party apps (docs 96269, 99052). */
  MOBILE(true),
  /** As {@link #MOBILE}. */
  EMAIL(true);

  private final boolean legacy;

  SensitiveField(boolean legacy) {
    this.legacy = legacy;
  }

  /** It may be ticked and will not be returned. */
  public boolean isLegacy() {
    return legacy;
  }
}
