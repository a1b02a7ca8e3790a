package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.WebAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a menu may hold (doc 90231). Limits and errcodes are those of WeCom's list of errcodes,
 * which names 40016 to 40020, 40022 to 40027, 40054 and 40055 just so.
 */
final class MenuShape {

  private static final int MOST_TOP = 3;
  private static final int MOST_SUB = 5;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_URL = 1024;

  private static final Set<String> WITH_URL = Set.of("view");
  private static final Set<String> WITH_KEY =
      Set.of(
          "click",
          "scancode_push",
          "scancode_waitmsg",
          "pic_sysphoto",
          "pic_photo_or_album",
          "pic_weixin",
          "location_select");
  private static final String MINI_PROGRAM = "view_miniprogram";

  private static final Level TOP = new Level(16, 40017, 40018, 40019, 40020, 40055);
  private static final Level SUB = new Level(40, 40024, 40025, 40026, 40027, 40054);
  private static final int BAD_TOP_COUNT = 40016;
  private static final int BAD_SUB_COUNT = 40023;
  private static final int BAD_DEPTH = 40022;

  private final Optional<String> trustedDomain;

  MenuShape(Optional<String> trustedDomain) {
    this.trustedDomain = trustedDomain;
  }

  /** The longest name in bytes, and what is answered where something is wrong. */
  private record Level(int longestName, int type, int name, int key, int url, int domain) {}

  /** Throws the refusal. */
  void check(Fields menu) {
    List<Fields> buttons = menu.objects("button");
    if (buttons.isEmpty() || buttons.size() > MOST_TOP) {
      throw new ApiRefusal(BAD_TOP_COUNT);
    }
    buttons.forEach(this::checkTop);
  }

  private void checkTop(Fields button) {
    List<Fields> subs = button.objects("sub_button");
    if (subs.isEmpty()) {
      check(button, TOP);
      return;
    }
    checkLength(button, "name", TOP.longestName(), TOP.name());
    if (subs.size() > MOST_SUB) {
      throw new ApiRefusal(BAD_SUB_COUNT);
    }
    for (Fields sub : subs) {
      if (!sub.objects("sub_button").isEmpty()) {
        throw new ApiRefusal(BAD_DEPTH);
      }
      check(sub, SUB);
    }
  }

  private void check(Fields button, Level level) {
    checkLength(button, "name", level.longestName(), level.name());
    String type = button.text("type").orElse("");
    if (WITH_KEY.contains(type)) {
      checkLength(button, "key", LONGEST_KEY, level.key());
    } else if (WITH_URL.contains(type)) {
      checkLength(button, "url", LONGEST_URL, level.url());
      if (trustedDomain
          .filter(domain -> !WebAddress.isBelow(button.text("url").orElse(""), domain))
          .isPresent()) {
        throw new ApiRefusal(level.domain());
      }
    } else if (type.equals(MINI_PROGRAM)) {
      button.demand("appid");
      button.demand("pagepath");
    } else {
      throw new ApiRefusal(level.type());
    }
  }

  /** Between one byte and so many. */
  private static void checkLength(Fields button, String name, int most, int errcode) {
    int bytes = button.text(name).orElse("").getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > most) {
      throw new ApiRefusal(errcode);
    }
  }
}
