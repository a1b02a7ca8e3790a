package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.Scope;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserDeskTest {

  @AutoClose private final Staff staff = new Staff().with("boss", Role.ADMIN);
  private final UserDesk desk = staff.desk();

  @Test
  @Tag("access-R4")
  void whoever_is_invited_signs_in_with_the_password_that_was_shown_once_and_has_to_change_it() {
    Secret password = invite("li").password().orElseThrow();

    SignIns.Result result = staff.signIns.attempt("li", password, Staff.HERE, Optional.empty());

    assertThat(result.outcome()).isEqualTo(Outcome.IN);
    assertThat(result.user().orElseThrow().mustChange()).isTrue();
    assertThat(
            staff
                .database
                .entities()
                .createNativeQuery("select detail from audit_entry")
                .getResultList()
                .toString())
        .doesNotContain(password.reveal());
  }

  @Test
  void what_is_wrong_with_an_invitation_is_said_at_once_and_nothing_is_done() {
    Invited refused = desk.invite("Li Lei", new UserEntry(" ", List.of("KING")));

    assertThat(fields(refused.findings()))
        .containsExactlyInAnyOrder("name", "displayName", "roles");
    assertThat(refused.password()).isEmpty();
    assertThat(fields(desk.invite("boss", entry("OPERATOR")).findings())).containsExactly("name");
    assertThat(fields(desk.invite("a".repeat(65), entry("OPERATOR")).findings()))
        .containsExactly("name");
    assertThat(desk.invite("a".repeat(64), entry("OPERATOR")).password()).isPresent();
    assertThat(
            fields(desk.invite("li", new UserEntry("x".repeat(121), List.of("ADMIN"))).findings()))
        .containsExactly("displayName");
    assertThat(desk.invite("li", new UserEntry("x".repeat(120), List.of("ADMIN"))).password())
        .isPresent();
    assertThat(desk.all()).hasSize(3);
  }

  @Test
  void nobody_makes_of_another_what_he_is_not_himself() {
    UserDesk script = staff.desk(TestCallers.key(Scope.USERS_WRITE));

    assertThat(fields(script.invite("li", entry("ADMIN")).findings())).containsExactly("roles");
    assertThatThrownBy(() -> script.resetPassword("boss"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("boss");
    assertThatThrownBy(() -> script.disable("boss")).isInstanceOf(ProblemException.class);
    assertThat(staff.user("boss").isActive()).isTrue();
  }

  @Test
  void the_last_active_administrator_is_neither_demoted_nor_disabled() {
    invite("li");

    assertThat(fields(desk.change("boss", entry("OPERATOR"), OptionalLong.empty())))
        .containsExactly("roles");
    assertThat(desk.disable("boss").isRefused()).isTrue();
    assertThat(staff.user("boss").isActiveAdmin()).isTrue();

    desk.change("li", entry("ADMIN"), OptionalLong.empty());
    assertThat(desk.disable("boss").isRefused()).isFalse();
    assertThat(desk.disable("li").isRefused()).isTrue();
  }

  @Test
  void a_change_over_a_newer_one_is_refused() {
    invite("li");
    long seen = staff.user("li").version();
    assertThat(desk.change("li", entry("AUDITOR"), OptionalLong.of(seen)).isRefused()).isFalse();

    Findings late = desk.change("li", entry("OPERATOR"), OptionalLong.of(seen));

    assertThat(late.all()).extracting(Finding::rule).containsExactly("stale");
    assertThat(staff.user("li").roles()).containsExactly(Role.AUDITOR);
  }

  @Test
  @Tag("access-R6")
  void what_was_taken_is_gone_at_once_here_and_within_two_seconds_elsewhere() {
    staff.with("li", Role.OPERATOR);
    KnownUsers elsewhere = new KnownUsers(staff.users, staff.database.tx(), staff.clock);
    assertThat(elsewhere.find("li").orElseThrow().roles()).containsExactly(Role.OPERATOR);
    assertThat(staff.known.find("li")).isPresent();

    desk.change("li", entry("AUDITOR"), OptionalLong.empty());
    assertThat(staff.known.find("li").orElseThrow().roles()).containsExactly(Role.AUDITOR);
    desk.disable("li");

    assertThat(staff.known.find("li")).isEmpty();
    assertThat(elsewhere.find("li")).as("as another node has it").isPresent();
    staff.clock.advance(Duration.ofSeconds(2));
    assertThat(elsewhere.find("li")).isEmpty();
  }

  @Test
  void a_reset_password_replaces_the_old_one_and_opens_a_closed_name() {
    staff.with("li", Role.OPERATOR);
    for (int i = 0; i < User.MOST_FAILURES; i++) {
      staff.signIn("li", Staff.WRONG);
    }
    assertThat(desk.all())
        .filteredOn(UserRow::locked)
        .extracting(UserRow::name)
        .containsExactly("li");

    Secret password = desk.resetPassword("li");

    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.REFUSED);
    assertThat(staff.signIn("li", password)).isEqualTo(Outcome.IN);
    assertThat(staff.user("li").mustChange()).isTrue();
  }

  @Test
  void whoever_may_not_manage_people_is_refused_by_the_desk_itself() {
    for (Caller caller :
        List.of(TestCallers.of(Role.OPERATOR), TestCallers.of(Role.AUDITOR), new Caller())) {
      UserDesk theirs = staff.desk(caller);
      assertThatThrownBy(theirs::all).isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> theirs.invite("li", entry("ADMIN")))
          .isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> theirs.change("boss", entry("ADMIN"), OptionalLong.empty()))
          .isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> theirs.disable("boss")).isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> theirs.enable("boss")).isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> theirs.resetPassword("boss")).isInstanceOf(ProblemException.class);
    }
    assertThat(staff.acts()).isEmpty();
  }

  @Test
  void every_act_is_in_the_audit_log() {
    invite("li");
    desk.change("li", entry("AUDITOR"), OptionalLong.empty());
    desk.resetPassword("li");
    desk.disable("li");
    desk.enable("li");

    assertThat(staff.acts().toString())
        .isEqualTo(
            "[user:test user.create li, user:test user.change li, user:test user.reset-password li,"
                + " user:test user.disable li, user:test user.enable li]");
  }

  private Invited invite(String name) {
    return desk.invite(name, entry("OPERATOR"));
  }

  private static UserEntry entry(String role) {
    return new UserEntry("Li Lei", List.of(role));
  }

  private static List<String> fields(Findings findings) {
    return findings.all().stream().map(Finding::field).toList();
  }
}
