package dev.suitehub.registry.corp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpDeskTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final SuiteKey SHOP = new SuiteKey("shop");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final CorpDesk desk =
      new CorpDesk(database.entities(), corps, TestCallers.of(Role.AUDITOR), database.tx());

  @Test
  void pages_tell_every_corp_once_by_suite_and_corpid() {
    for (String corp : List.of("wpE", "wpA", "wpD")) {
      authorize(SHOP, corp, "", AuthorizationKind.FORMAL);
    }
    for (String corp : List.of("wpC", "wpA", "wpB")) {
      authorize(CRM, corp, "", AuthorizationKind.FORMAL);
    }

    List<String> told = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Optional<CorpMark> after = Optional.empty();
    do {
      CorpPage page = desk.page(CorpQuery.EVERYTHING, after, 2);
      page.rows().forEach(row -> told.add(row.suite() + "/" + row.corpId()));
      sizes.add(page.rows().size());
      after = page.next().map(CorpMark::toString).flatMap(CorpMark::parse);
    } while (after.isPresent());

    assertThat(told)
        .containsExactly("crm/wpA", "crm/wpB", "crm/wpC", "shop/wpA", "shop/wpD", "shop/wpE");
    assertThat(sizes).containsExactly(2, 2, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crm", "/", "crm/", "/wpA", "CRM X/wpA"})
  void a_strange_mark_is_none(String text) {
    assertThat(CorpMark.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "wpA, wpA1 wpA2",
    "甲, wpA1",
    "acme, wpB1",
    "ACME, wpB1",
    "%, ''",
    "wpA_, ''",
    "!, ''"
  })
  void a_text_finds_how_corpid_or_name_begin(String text, String found) {
    authorize(CRM, "wpA1", "甲公司", AuthorizationKind.FORMAL);
    authorize(CRM, "wpA2", "乙甲公司", AuthorizationKind.FORMAL);
    authorize(CRM, "wpB1", "Acme Ltd", AuthorizationKind.FORMAL);

    assertThat(
            String.join(
                " ",
                found(
                    new CorpQuery(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text)))))
        .isEqualTo(found);
  }

  @Test
  void suite_state_and_kind_narrow_it() {
    authorize(CRM, "wpA", "", AuthorizationKind.FORMAL);
    authorize(CRM, "wpB", "", AuthorizationKind.TEST);
    authorize(SHOP, "wpC", "", AuthorizationKind.TEST);
    database.tx().run(() -> corps.suspect(CRM, new CorpId("wpB"), 40084));

    assertThat(found(query(Optional.of(CRM), Optional.empty(), Optional.empty())))
        .containsExactly("wpA", "wpB");
    assertThat(found(query(Optional.empty(), Optional.of(CorpState.SUSPECT), Optional.empty())))
        .containsExactly("wpB");
    assertThat(
            found(query(Optional.empty(), Optional.empty(), Optional.of(AuthorizationKind.TEST))))
        .containsExactly("wpB", "wpC");
    assertThat(desk.counts())
        .containsEntry(CorpState.ACTIVE, 2L)
        .containsEntry(CorpState.SUSPECT, 1L)
        .containsEntry(CorpState.ENDED, 0L);
  }

  @Test
  void rights_and_ranges_are_read_as_wecom_lists_them() {
    AuthInfo info =
        new AuthInfo(
            """
            {"auth_info": {"agent": [
              {"agentid": 7, "name": "CRM", "auth_mode": 1,
               "privilege": {"level": 4, "allow_party": [1, 2], "allow_user": ["zhangsan"],
                             "allow_tag": [], "extra_party": [9], "extra_user": [], "extra_tag": [3]}},
              {"agentid": "8"}]}}
            """);

    assertThat(info.rights())
        .containsExactly(
            new AgentRights(
                "7",
                "CRM",
                OptionalInt.of(4),
                OptionalInt.of(1),
                new AgentRights.Range(List.of("1", "2"), List.of("zhangsan"), List.of()),
                new AgentRights.Range(List.of("9"), List.of(), List.of("3"))),
            new AgentRights(
                "8",
                "",
                OptionalInt.empty(),
                OptionalInt.empty(),
                new AgentRights.Range(List.of(), List.of(), List.of()),
                new AgentRights.Range(List.of(), List.of(), List.of())));
    assertThat(new AuthInfo("{}").rights()).isEmpty();
  }

  private static CorpQuery query(
      Optional<SuiteKey> suite, Optional<CorpState> state, Optional<AuthorizationKind> kind) {
    return new CorpQuery(suite, state, kind, Optional.empty());
  }

  private List<String> found(CorpQuery query) {
    return desk.page(query, Optional.empty(), 10).rows().stream()
        .map(row -> row.corpId().value())
        .toList();
  }

  private void authorize(SuiteKey suite, String corp, String name, AuthorizationKind kind) {
    database
        .tx()
        .run(
            () ->
                corps.authorized(
                    new Authorization(
                        suite, new CorpId(corp), name, Secret.of("P"), kind, clock.instant())));
  }
}
