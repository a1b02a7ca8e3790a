package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Role;
import dev.suitehub.platform.Tx;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    assertThat(
            staff.signIns.attempt("li", Staff.PASSWORD, "198.51.100.1", Optional.empty()).outcome())
        .isEqualTo(Outcome.IN);
    staff.clock.advance(AddressBrake.WINDOW);
    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);
  }

  @Test
  void one_network_of_ipv6_is_one_address() {
    for (int i = 0; i < AddressBrake.MOST_FAILURES; i++) {
      staff.brake.failed("2001:db8:0:1:0:0:0:" + i);
    }

    assertThat(staff.brake.lets("2001:db8:0:1:ffff:0:0:1")).isFalse();
    assertThat(staff.brake.lets("2001:db8:0:2:0:0:0:1")).isTrue();
  }

  @Test
  @Tag("access-R5")
  void every_name_that_is_refused_costs_the_same_steps() {
    staff.with("gone", Role.AUDITOR).with("boss", Role.ADMIN).desk().disable("gone");
    staff.with("closed", Role.OPERATOR);
    for (int i = 0; i < User.MOST_FAILURES; i++) {
      staff.signIn("closed", Staff.WRONG);
    }

    List<String> known = steps("li");

    assertThat(known)
        .containsExactly(
            "tx",
            "Stranger.byId",
            "User.byName",
            "tx",
            "Stranger.byId",
            "User.byName",
            "1 changed");
    assertThat(steps("nobody")).isEqualTo(known);
    assertThat(steps("gone")).isEqualTo(known);
    assertThat(steps("closed")).isEqualTo(known);
    assertThat(steps("")).isEqualTo(known);
  }

  /** What an attempt with a wrong password asks of the database, and how many rows it changes. */
  private List<String> steps(String name) {
    List<String> steps = new ArrayList<>();
    EntityManager watched =
        (EntityManager)
            Proxy.newProxyInstance(
                SignInsTest.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                  steps.add(
                      method.getName().equals("createNamedQuery")
                          ? String.valueOf(arguments[0])
                          : method.getName());
                  return method.invoke(staff.database.entities(), arguments);
                });
    Tx counted =
        new Tx() {
          @Override
          public <T extends @Nullable Object> T call(Supplier<T> work) {
            steps.add("tx");
            return staff.database.tx().call(work);
          }
        };
    SignIns signIns =
        new SignIns(
            new Users(watched, staff.clock),
            staff.hashing,
            staff.brake,
            new AuditLog(watched, staff.clock),
            counted,
            staff.clock);
    long before = versions();
    assertThat(signIns.attempt(name, Staff.WRONG, Staff.HERE, Optional.empty()).outcome())
        .isEqualTo(Outcome.REFUSED);
    steps.add((versions() - before) + " changed");
    return steps;
  }

  private long versions() {
    return ((Number)
            staff
                .database
                .entities()
                .createNativeQuery(
                    "select (select sum(version) from hub_user) + (select sum(version) from"
                        + " stranger)")
                .getSingleResult())
        .longValue();
  }

  @Test
  @Tag("access-R5")
  void a_stranger_keeps_nobody_out_of_a_browser_that_is_known() {
    Optional<Device> mine = Optional.of(Device.fresh());
    wrong(10);
    assertThat(staff.signIn("li", Staff.PASSWORD)).as("elsewhere").isEqualTo(Outcome.REFUSED);

    assertThat(staff.signIn("li", Staff.PASSWORD, mine)).isEqualTo(Outcome.IN);

    assertThat(staff.signIn("li", Staff.PASSWORD))
        .as("still closed elsewhere")
        .isEqualTo(Outcome.REFUSED);
    for (int i = 0; i < User.MOST_FAILURES; i++) {
      assertThat(staff.signIn("li", Staff.WRONG, mine)).isEqualTo(Outcome.REFUSED);
    }
    assertThat(staff.signIn("li", Staff.PASSWORD, mine)).as("after ten").isEqualTo(Outcome.REFUSED);
    assertThat(staff.signIn("li", Staff.PASSWORD, Optional.of(Device.fresh())))
        .as("another one")
        .isEqualTo(Outcome.IN);
    staff.clock.advance(AddressBrake.WINDOW);
    assertThat(staff.signIn("li", Staff.PASSWORD, mine)).isEqualTo(Outcome.IN);
  }

  @Test
  void wrong_passwords_in_a_known_browser_close_the_name_for_nobody_else() {
    Optional<Device> mine = Optional.of(Device.fresh());
    for (int i = 0; i < User.MOST_FAILURES; i++) {
      staff.signIn("li", Staff.WRONG, mine);
    }

    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);
  }

  @Test
  @Tag("access-R5")
  void a_browser_is_known_by_what_only_the_hub_can_write_under_that_name_for_90_days() {
    Instant now = staff.clock.instant();
    Device device = Device.fresh();
    String written = device.written("li", now);

    assertThat(Device.read(written, "li", now)).contains(device);
    assertThat(Device.read(written, "li", now.plus(Device.LIFE).minusSeconds(1))).isPresent();
    assertThat(Device.read(written, "li", now.plus(Device.LIFE))).isEmpty();
    assertThat(Device.read(written, "mei", now)).isEmpty();
    assertThat(Device.read(written.replaceFirst("~", "1~"), "li", now)).isEmpty();
    assertThat(Device.read(written.replaceFirst("~\\d", "~9"), "li", now)).isEmpty();
    assertThat(Device.read(written + "x", "li", now)).isEmpty();
    assertThat(Device.read("", "li", now)).isEmpty();
    assertThat(Device.read(null, "li", now)).isEmpty();
    assertThat(Device.read("x~999999999999~k1.x", "li", now)).isEmpty();
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(staff.signIn("li", Staff.WRONG)).isEqualTo(Outcome.REFUSED);
    }
  }
}
