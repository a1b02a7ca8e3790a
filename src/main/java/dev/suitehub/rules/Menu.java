package dev.suitehub.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** The default menu (自定义菜单) in two levels; empty where the app has none. */
public record Menu(List<MenuButton> buttons) {

  public static final Menu NONE = new Menu(List.of());
  public static final int MOST_BUTTONS = 3;
  public static final int MOST_CHILDREN = 5;

  static final String FIELD = "menu";

  private static final int TOP_NAME = 16;
  private static final int CHILD_NAME = 40;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_URL = 1024;
  private static final String PAY = "weixin://wxpay/bizpayurl";

  public Menu {
    buttons = List.copyOf(buttons);
  }

  public boolean isEmpty() {
    return buttons.isEmpty();
  }

  /** Notes everything against it; each text names the button by its place, such as 2.1. */
  void check(Findings findings) {
    if (buttons.size() > MOST_BUTTONS) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-top", MOST_BUTTONS, buttons.size());
    }
    for (int i = 0; i < buttons.size(); i++) {
      MenuButton top = buttons.get(i);
      String place = String.valueOf(i + 1);
      name(findings, place, top, TOP_NAME);
      if (top.children().isEmpty()) {
        action(findings, place, top);
      } else {
        children(findings, place, top);
      }
    }
  }

  private static void children(Findings findings, String place, MenuButton top) {
    List<MenuButton> children = top.children();
    if (children.size() > MOST_CHILDREN) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-children", place, MOST_CHILDREN, children.size());
    }
    if (!(top.action() + top.key() + top.url() + top.appId() + top.pagePath()).isEmpty()) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-parent", place);
    }
    for (int i = 0; i < children.size(); i++) {
      MenuButton child = children.get(i);
      String childPlace = place + "." + (i + 1);
      name(findings, childPlace, child, CHILD_NAME);
      if (child.children().isEmpty()) {
        action(findings, childPlace, child);
      } else {
        findings.refuse(Rule.CFG_13, FIELD, "menu-depth", childPlace);
      }
    }
  }

  private static void name(Findings findings, String place, MenuButton button, int most) {
    int bytes = bytes(button.name());
    if (bytes == 0) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-name-missing", place);
    } else if (bytes > most) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-name-long", place, most, bytes);
    }
    BannedWords.in(button.name())
        .forEach(word -> findings.warn(Rule.CFG_13, FIELD, "menu-banned", place, word));
  }

  private static void action(Findings findings, String place, MenuButton button) {
    MenuAction action = MenuAction.of(button.action()).orElse(null);
    if (action == null) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-action", place, button.action());
    } else if (action == MenuAction.VIEW) {
      url(findings, place, button.url());
    } else if (action == MenuAction.VIEW_MINIPROGRAM) {
      miniProgram(findings, place, button);
    } else {
      key(findings, place, button.key());
    }
  }

  private static void key(Findings findings, String place, String key) {
    if (key.isEmpty()) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-key-missing", place);
    } else if (bytes(key) > LONGEST_KEY) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-key-long", place, LONGEST_KEY, bytes(key));
    }
  }

  private static void url(Findings findings, String place, String url) {
    CorpIdTemplate template = new CorpIdTemplate(url);
    if (bytes(url) > LONGEST_URL) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-url-long", place, LONGEST_URL, bytes(url));
    } else if (!url.startsWith(PAY) && !Hosts.isUrl(template.sample(), "http", "https")) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-url", place);
    }
    if (template.hasPlace()) {
      findings.warn(Rule.CFG_09, FIELD, "menu-place", place);
    }
  }

  private static void miniProgram(Findings findings, String place, MenuButton button) {
    if (!MiniProgramSteps.isAppId(button.appId())) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-app-id", place);
    }
    if (button.pagePath().isEmpty()) {
      findings.refuse(Rule.CFG_13, FIELD, "menu-page-path", place);
    } else if (bytes(button.pagePath()) > LONGEST_URL) {
      findings.refuse(
          Rule.CFG_13, FIELD, "menu-url-long", place, LONGEST_URL, bytes(button.pagePath()));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
