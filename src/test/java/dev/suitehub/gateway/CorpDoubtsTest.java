package dev.suitehub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.SuspectRow;
import dev.suitehub.tokens.Registered;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.wire.Secret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorpDoubtsTest {

  private static final Secret TOKEN = Secret.of("the-suite-token");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Registered registered = new Registered(database, clock);
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final CorpDoubts doubts = new CorpDoubts(corps, database.tx());
  private final FakeWecom wecom = new FakeWecom();

  @BeforeEach
  void a_corp_is_there() {
    registered.authorize(Registered.CORP, "P1");
  }

  @Test
  void a_list_of_admins_that_wecom_refuses_for_want_of_authorisation_makes_the_corp_suspect() {
    wecom.adminLists().thenRefuse(301007);

    assertThatThrownBy(this::admins).isInstanceOf(WecomRefused.class);

    assertThat(corps.suspects(Registered.SUITE, 10))
        .extracting(SuspectRow::errcode)
        .containsExactly(301007);
  }

  @Test
  void another_refusal_says_nothing_about_the_authorisation() {
    wecom.adminLists().thenRefuse(48002).thenRefuse(45009);

    assertThatThrownBy(this::admins).isInstanceOf(WecomRefused.class);
    assertThatThrownBy(this::admins).isInstanceOf(WecomRefused.class);

    assertThat(corps.suspects(Registered.SUITE, 10)).isEmpty();
  }

  private void admins() {
    doubts.noting(Registered.SUITE, Registered.CORP, () -> wecom.admins(TOKEN, Registered.CORP, 1));
  }
}
