package dev.suitehub.rules;

/** Which part of a corp's contacts an app may read (通讯录范围). */
public enum ContactScope {
  /** 与可见范围一致: those who see the app. */
  SAME_AS_VISIBLE,
  /** 需要额外通讯录范围: besides them, those whom the corp's admin adds for it. */
  EXTRA;

  /** Widening is allowed even after release, but people should know that they do it. */
  public boolean isWiderThan(ContactScope other) {
    return this == EXTRA && other == SAME_AS_VISIBLE;
  }
}
