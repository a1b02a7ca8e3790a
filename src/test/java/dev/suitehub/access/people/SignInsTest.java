package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignInsTest {

  @AutoClose private final Staff staff = new Staff().with("li", Role.OPERATOR);

  @Test
  void the_right_password_lets_in_and_is_noted() {
    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);

    assertThat(staff.user("li").lastSignIn()).contains(staff.clock.instant());
    assertThat(staff.acts())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains("user:li user.sign-in li");
  }

  @Test
  @Tag("access-R5")
  void the_tenth_wrong_password_closes_the_name_for_a_quarter_of_an_hour() {
    wrong(9);
    assertThat(staff.signIn("li", Staff.PASSWORD)).as("after nine").isEqualTo(Outcome.IN);

    wrong(10);
    assertThat(staff.signIn("li", Staff.PASSWORD)).as("after ten").isEqualTo(Outcome.REFUSED);
    staff.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.REFUSED);
    staff.clock.advance(Duration.ofSeconds(1));
    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);
    assertThat(staff.acts()).filteredOn("hub user.locked li"::equals).hasSize(1);
  }

  @Test
  void wrong_passwords_of_long_ago_do_not_count() {
    wrong(9);
    staff.clock.advance(Duration.ofMinutes(15));
    wrong(9);

    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);
  }

  @Test
  @Tag("access-R5")
  void unknown_and_disabled_names_get_the_answer_of_a_wrong_password() {
    staff.with("gone", Role.AUDITOR).with("boss", Role.ADMIN).desk().disable("gone");

    assertThat(staff.signIn("nobody", Staff.PASSWORD)).isEqualTo(Outcome.REFUSED);
    assertThat(staff.signIn("gone", Staff.PASSWORD)).isEqualTo(Outcome.REFUSED);
    assertThat(staff.signIn("li", Staff.WRONG)).isEqualTo(Outcome.REFUSED);
    assertThat(staff.signIn("", Staff.WRONG)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  @Tag("access-R5")
  void many_at_once_are_no_way_around_the_limit() throws Exception {
    int callers = 40;
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Outcome>> answers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    try {
      for (int i = 0; i < callers; i++) {
        answers.add(
            pool.submit(
                () -> {
                  go.await();
                  return staff.signIn("li", Staff.WRONG);
                }));
      }
      go.countDown();
      for (Future<Outcome> answer : answers) {
        assertThat(answer.get()).isNotEqualTo(Outcome.IN);
      }
    } finally {
      pool.shutdownNow();
    }
    wrong(10);

    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void whoever_tries_many_names_from_one_address_is_stopped_there_alone() {
    for (int i = 0; i < AddressBrake.MOST_FAILURES; i++) {
      staff.brake.failed(Staff.HERE);
    }

    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.REFUSED);
    assertThat(staff.signIns.attempt("li", Staff.PASSWORD, "198.51.100.1").outcome())
        .isEqualTo(Outcome.IN);
    staff.clock.advance(AddressBrake.WINDOW);
    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(staff.signIn("li", Staff.WRONG)).isEqualTo(Outcome.REFUSED);
    }
  }
}
