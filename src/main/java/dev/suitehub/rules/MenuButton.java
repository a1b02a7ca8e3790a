package dev.suitehub.rules;

import java.util.List;

/**
 * One button of the default menu. Texts that it does not need are empty; a button with children
 * opens them and does nothing else.
 *
 * @param action as WeCom writes it, so that a wrong one can be told
 */
public record MenuButton(
    String name,
    String action,
    String key,
    String url,
    String appId,
    String pagePath,
    List<MenuButton> children) {

  public MenuButton {
    name = Characters.tidy(name);
    action = action.strip();
    key = key.strip();
    url = url.strip();
    appId = appId.strip();
    pagePath = pagePath.strip();
    children = List.copyOf(children);
  }

  /** A button that opens a page. */
  public static MenuButton view(String name, String url) {
    return new MenuButton(name, "view", "", url, "", "", List.of());
  }

  /** A button that sends an event. */
  public static MenuButton click(String name, String key) {
    return new MenuButton(name, "click", key, "", "", "", List.of());
  }

  /** A button that opens others. */
  public static MenuButton parent(String name, List<MenuButton> children) {
    return new MenuButton(name, "", "", "", "", "", children);
  }
}
