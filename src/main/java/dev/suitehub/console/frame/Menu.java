package dev.suitehub.console.frame;

import dev.suitehub.access.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The pages of the menu, each with the right that it takes and the pages that it leads to. */
enum Menu {
  DASHBOARD(Group.OVERVIEW, "index", Scope.OPS_READ),
  CONNECT(Group.OVERVIEW, "connect", Scope.SETTINGS_READ),
  PROVIDER(Group.PROVIDER, "provider", Scope.SETTINGS_READ),
  DEVELOPMENT(Group.PROVIDER, "development", Scope.SETTINGS_READ),
  APPS(
      Group.APPS,
      "apps",
      Scope.SETTINGS_READ,
      "app-new",
      "app",
      "mini-program",
      "testing",
      "changes",
      "preflight"),
  RELEASE(Group.APPS, "release", Scope.SETTINGS_READ),
  CATEGORIES(Group.APPS, "categories", Scope.SETTINGS_READ),
  WORKING_DAYS(Group.APPS, "working-days", Scope.SETTINGS_READ),
  CORPS(Group.OPERATION, "corps", Scope.CORPS_READ, "corp"),
  JOURNAL(Group.OPERATION, "journal", Scope.JOURNAL_READ, "entry"),
  REFUSALS(Group.OPERATION, "refusals", Scope.OPS_READ),
  TOKENS(Group.OPERATION, "tokens", Scope.OPS_READ),
  ALERTS(Group.OPERATION, "alerts", Scope.OPS_READ),
  USERS(Group.ADMINISTRATION, "users", Scope.USERS_WRITE),
  CLIENT_KEYS(Group.ADMINISTRATION, "client-keys", Scope.KEYS_WRITE),
  AUDIT(Group.ADMINISTRATION, "audit", Scope.AUDIT_READ),
  SETTINGS(Group.ADMINISTRATION, "settings", Scope.OPS_READ);

  /** What belongs together. */
  private enum Group {
    OVERVIEW("frame.group.overview"),
    PROVIDER("frame.group.provider"),
    APPS("frame.group.apps"),
    OPERATION("frame.group.operation"),
    ADMINISTRATION("frame.group.administration");

    private final String label;

    Group(String label) {
      this.label = label;
    }
  }

  private final Group group;
  private final String page;
  private final Scope needs;
  private final String leadsTo;

  Menu(Group group, String page, Scope needs, String... leadsTo) {
    this.group = group;
    this.page = page;
    this.needs = needs;
    this.leadsTo = String.join(" ", leadsTo);
  }

  /** What somebody may see; {@code shown} is the page that is open, without its ending. */
  static List<MenuGroup> of(Predicate<Scope> may, String shown) {
    return Arrays.stream(Group.values())
        .map(
            group ->
                new MenuGroup(
                    group.label,
                    Arrays.stream(values())
                        .filter(item -> item.group == group && may.test(item.needs))
                        .map(item -> item.item(shown))
                        .toList()))
        .filter(group -> !group.items().isEmpty())
        .toList();
  }

  private MenuItem item(String shown) {
    return new MenuItem(
        "frame.page." + page,
        "/console/" + page + ".xhtml",
        page.equals(shown) || Arrays.asList(leadsTo.split(" ")).contains(shown));
  }
}
