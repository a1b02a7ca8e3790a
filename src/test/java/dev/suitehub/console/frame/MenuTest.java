package dev.suitehub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import java.util.List;
import org.junit.jupiter.api.Test;

class MenuTest {

  @Test
  void people_see_the_pages_that_they_may_open() {
    assertThat(urls(TestCallers.admin()))
        .contains("/console/users.xhtml", "/console/journal.xhtml");
    assertThat(urls(TestCallers.of(Role.OPERATOR)))
        .contains("/console/apps.xhtml", "/console/journal.xhtml")
        .doesNotContain("/console/users.xhtml", "/console/audit.xhtml");
    assertThat(urls(TestCallers.of(Role.AUDITOR)))
        .contains("/console/audit.xhtml")
        .doesNotContain("/console/users.xhtml", "/console/client-keys.xhtml");
    assertThat(Menu.of(scope -> false, "index")).isEmpty();
  }

  @Test
  void a_page_below_another_shows_where_it_belongs() {
    List<String> current =
        Menu.of(scope -> true, "testing").stream()
            .flatMap(group -> group.items().stream())
            .filter(MenuItem::current)
            .map(MenuItem::url)
            .toList();

    assertThat(current).containsExactly("/console/apps.xhtml");
  }

  private static List<String> urls(Caller caller) {
    return Menu.of(caller::may, "index").stream()
        .flatMap(group -> group.items().stream())
        .map(MenuItem::url)
        .toList();
  }
}
