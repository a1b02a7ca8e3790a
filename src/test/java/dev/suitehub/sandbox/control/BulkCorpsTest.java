package dev.suitehub.sandbox.control;

import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.install.BulkInstalls;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.Bulk;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.push.Verdict;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps.Wanted;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BulkCorpsTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final BulkCorps bulk =
      new BulkCorps(
          rig.corps,
          new BulkInstalls(rig.suites, install.authCodes, rig.bulk(), rig.database.tx(), rig.clock),
          rig.database.tx());

  @Test
  void corps_come_by_the_thousand_each_with_an_organisation() {
    BulkCorps.Made made = bulk.make(1001);

    assertThat(made.ids()).hasSize(1001).doesNotHaveDuplicates();
    assertThat(rig.database.tx().call(() -> rig.corps.count("批量企业"))).isEqualTo(1001);
    ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
    assertThat(rig.database.tx().call(() -> books.of(made.ids().get(1000))).members()).hasSize(6);
    assertThat(bulk.make(1).ids()).doesNotContainAnyElementsOf(made.ids());
  }

  @Test
  void many_corps_install_one_suite() {
    List<CorpId> ids = bulk.make(5).ids();

    BulkInstalls.Outcome outcome = bulk.install(SUITE, ids, 2);

    assertThat(outcome.outcomes())
        .extracting(Bulk.Outcome::id)
        .containsExactlyElementsOf(ids.stream().map(CorpId::value).toList());
    assertThat(outcome.outcomes()).extracting(Bulk.Outcome::verdict).containsOnly(Verdict.ACCEPTED);
    Notice notice = Notice.parse(rig.receiver.received().get(0).opened().text());
    assertThat(notice.rawType()).isEqualTo("create_auth");
    assertThat(install.exchange(notice.secret("AuthCode").orElseThrow())).isPresent();
  }

  @Test
  void a_list_is_read_page_by_page_and_searched_literally() {
    List<CorpId> ids = bulk.make(4).ids();
    name(ids.get(0), "百分之100%");
    name(ids.get(1), "下划_线");

    List<SandboxCorp> first = search(new Wanted("wwbulk", ""), 3);
    assertThat(first).extracting(SandboxCorp::corpId).containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(search(new Wanted("WWBULK", ids.get(2).value()), 3))
        .extracting(SandboxCorp::corpId)
        .containsExactly(ids.get(3));
    assertThat(search(Wanted.like("100%"), 9))
        .extracting(SandboxCorp::corpId)
        .containsExactly(ids.get(0));
    assertThat(search(Wanted.like("划_"), 9))
        .extracting(SandboxCorp::corpId)
        .containsExactly(ids.get(1));
    assertThat(search(Wanted.like("%"), 9)).hasSize(1);
    assertThat(search(Wanted.like("!"), 9)).isEmpty();
  }

  @Test
  void a_page_offers_fifty_corps_and_a_search_for_the_others() {
    assertThat(picks("").search("install", "")).isEmpty();
    bulk.make(49);

    assertThat(picks("").corps()).hasSize(50);
    assertThat(picks("").search("install", "<i>")).contains("51", "<i>", "value=\"search\"");
    assertThat(picks("wwcorpa").corps()).hasSize(1);
    assertThat(picks("\"<").search("install", "")).contains("value=\"&quot;&lt;\"");
  }

  private CorpPicks picks(String text) {
    return rig.database.tx().call(() -> CorpPicks.of(rig.corps, text));
  }

  private List<SandboxCorp> search(Wanted wanted, int limit) {
    return rig.database.tx().call(() -> rig.corps.search(wanted, limit));
  }

  private void name(CorpId corpId, String name) {
    rig.database
        .tx()
        .run(
            () ->
                rig.corps
                    .get(corpId)
                    .configure(Optional.of(name), Optional.empty(), Optional.empty()));
  }
}
