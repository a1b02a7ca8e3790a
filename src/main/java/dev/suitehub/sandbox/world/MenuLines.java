package dev.suitehub.sandbox.world;

import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MenuButton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A menu as a person types it, a button a line: {@code name | click | key} or {@code name | view |
 * address}; a line that begins with a hyphen lies below the button before it, which then has a name
 * only.
 */
public final class MenuLines {

  private MenuLines() {}

  public static Menu parse(String text) {
    List<MenuButton> top = new ArrayList<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              boolean below = line.startsWith("-") && !top.isEmpty();
              MenuButton button = button(below ? line.substring(1) : line);
              if (below) {
                top.add(with(top.remove(top.size() - 1), button));
              } else {
                top.add(button);
              }
            });
    return new Menu(top);
  }

  /** What a member can press. */
  public static List<MenuButton> pressed(String text) {
    return parse(text).buttons().stream()
        .flatMap(one -> one.children().isEmpty() ? Stream.of(one) : one.children().stream())
        .toList();
  }

  private static MenuButton button(String line) {
    String[] parts = line.split("\\|", 3);
    String action = parts.length > 1 ? parts[1].strip() : "";
    String target = parts.length > 2 ? parts[2].strip() : "";
    return action.equals("view")
        ? MenuButton.view(parts[0], target)
        : new MenuButton(parts[0], action, target, "", "", "", List.of());
  }

  private static MenuButton with(MenuButton parent, MenuButton child) {
    List<MenuButton> children = new ArrayList<>(parent.children());
    children.add(child);
    return new MenuButton(
        parent.name(),
        parent.action(),
        parent.key(),
        parent.url(),
        parent.appId(),
        parent.pagePath(),
        children);
  }
}
