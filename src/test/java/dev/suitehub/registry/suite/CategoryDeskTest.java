package dev.suitehub.registry.suite;

import static dev.suitehub.registry.suite.AppFixture.BASICS;
import static dev.suitehub.registry.suite.AppFixture.CRM;
import static dev.suitehub.registry.suite.AppFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.TestCallers;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("APP-06")
class CategoryDeskTest {

  private static final List<String> SEEDED = List.of("客户关系", "团队协同", "文化建设", "人力资源", "其他");

  @AutoClose private final AppFixture fixture = new AppFixture();
  private final CategoryDesk desk =
      new CategoryDesk(
          fixture.categories, TestCallers.admin(), fixture.audit, fixture.database.tx());

  @Test
  void five_are_there_from_the_start() {
    assertThat(fixture.categories.names()).isEqualTo(SEEDED);
    assertThat(fixture.categories.all().get(0).englishName()).isEqualTo("Customer relations");
  }

  @Test
  void the_list_is_what_was_saved_in_its_order() {
    List<CategoryEntry> entries =
        List.of(new CategoryEntry("其他", "Else"), new CategoryEntry("教育", "Education"));

    assertThat(desk.save(SEEDED, entries).all()).isEmpty();
    assertThat(fixture.categories.names()).containsExactly("其他", "教育");
    assertThat(fixture.categories.all().get(0).englishName()).isEqualTo("Else");
  }

  @Test
  void one_that_an_app_has_stays() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.save(CRM, AppChange.of(BASICS));

    Findings findings = desk.save(SEEDED, List.of(new CategoryEntry("其他", "Other")));

    assertThat(rules(findings)).containsExactly("APP-06");
    assertThat(fixture.categories.names()).isEqualTo(SEEDED);
    assertThat(fixture.categories.uses("客户关系")).isEqualTo(1);
  }

  @Test
  void a_list_that_changed_meanwhile_is_not_overwritten() {
    assertThat(rules(desk.save(List.of("其他"), List.of(new CategoryEntry("其他", "Other")))))
        .containsExactly("stale");
  }

  @Test
  void names_are_there_once_and_of_1_to_20_characters() {
    assertThat(save("教育", "教育").isRefused()).isTrue();
    assertThat(save("").isRefused()).isTrue();
    assertThat(save("字".repeat(21)).isRefused()).isTrue();
    assertThat(save("字".repeat(20)).all()).isEmpty();
  }

  @Test
  void an_empty_list_is_refused() {
    assertThat(desk.save(SEEDED, List.of()).isRefused()).isTrue();
  }

  private Findings save(String... names) {
    List<CategoryEntry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(new CategoryEntry(name, "Name"));
    }
    return desk.save(SEEDED, entries);
  }
}
