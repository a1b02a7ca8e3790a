package dev.suitehub.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a button of the menu does (doc 90231). */
public enum MenuAction {
  VIEW,
  CLICK,
  SCANCODE_PUSH,
  SCANCODE_WAITMSG,
  PIC_SYSPHOTO,
  PIC_PHOTO_OR_ALBUM,
  PIC_WEIXIN,
  LOCATION_SELECT,
  VIEW_MINIPROGRAM;

  /** As WeCom writes it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean needsKey() {
    return this != VIEW && this != VIEW_MINIPROGRAM;
  }

  public static Optional<MenuAction> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
