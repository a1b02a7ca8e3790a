package dev.suitehub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.platform.web.ForwardedSign;
import dev.suitehub.platform.web.TrustedProxies;
import dev.suitehub.wire.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is let in. What the others are answered takes a container to write. */
class ClientKeyFilterTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final ClientKeys keys =
      new ClientKeys(database.entities(), database.tx(), Clock.systemUTC());
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final KnownKeys known = new KnownKeys(keys, clock);
  private final String key =
      database.tx().call(() -> keys.issue("billing", Set.of(Scope.TOKENS_READ)).reveal());
  private final Caller caller = new Caller();
  private final ForwardedSign forwarded =
      new ForwardedSign(new TrustedProxies(TrustedProxies.USUAL));

  /** What the filter looks at. */
  @SuppressWarnings("UnusedMethod")
  private static final class Resource {

    @Open
    void anybody() {}

    @NeedsScope(Scope.TOKENS_READ)
    void tokens() {}

    @NeedsScope(Scope.KEYS_WRITE)
    void keys() {}

    void forgotten() {}
  }

  @Test
  void a_key_with_the_scope_is_let_in_and_known_by_its_name() {
    assertThat(letsIn("tokens", "Bearer " + key)).isTrue();
    assertThat(caller.name()).isEqualTo("key:billing");
  }

  @Test
  void the_scheme_may_be_in_any_case() {
    assertThat(letsIn("tokens", "bearer " + key)).isTrue();
    assertThat(letsIn("tokens", "BEARER  " + key + " ")).isTrue();
  }

  @Test
  void a_key_without_the_scope_is_not_let_in() {
    assertThat(letsIn("keys", "Bearer " + key)).isFalse();
    assertThat(caller.name()).isEqualTo("nobody");
  }

  @Test
  @Tag("access-R2")
  void what_asks_for_no_scope_lets_nobody_in() {
    Secret everything = ClientKeys.random();
    keys.bootstrap(everything);

    assertThat(letsIn("forgotten", "Bearer " + everything.reveal())).isFalse();
    assertThat(letsIn("forgotten", "Bearer " + key)).isFalse();
    assertThat(letsIn("forgotten", null)).isFalse();
    assertThat(letsIn("keys", "Bearer " + everything.reveal())).isTrue();
  }

  @Test
  void what_is_open_lets_anybody_in_and_knows_nobody() {
    assertThat(letsIn("anybody", null)).isTrue();
    assertThat(letsIn("anybody", "Bearer wrong")).isTrue();
    assertThat(letsIn("anybody", "Bearer " + key)).isTrue();
    assertThat(caller.name()).isEqualTo("nobody");
  }

  @Test
  void anything_else_is_no_key() {
    for (String header :
        new String[] {
          "",
          "Bearer",
          "Bearer ",
          "Bearer wrong",
          key,
          "Basic " + key,
          "Bearer " + key + "x",
          "Bearer " + key.substring(1),
          "Bearer billing",
          "Bearer " + key + "," + key,
        }) {
      assertThat(letsIn("tokens", header)).as(header).isFalse();
    }
    assertThat(letsIn("tokens", null)).isFalse();
    assertThat(caller.name()).isEqualTo("nobody");
  }

  @Test
  void a_revoked_key_is_not_let_in() {
    database.tx().run(() -> keys.revoke("billing"));

    assertThat(letsIn("tokens", "Bearer " + key)).isFalse();
  }

  @Test
  void a_key_that_was_let_in_a_moment_ago_costs_no_look_at_the_database() {
    assertThat(letsIn("tokens", "Bearer " + key)).isTrue();
    database.tx().run(() -> keys.revoke("billing"));

    assertThat(letsIn("tokens", "Bearer " + key)).as("as another node has it").isTrue();
    clock.advance(Duration.ofSeconds(2));
    assertThat(letsIn("tokens", "Bearer " + key)).isFalse();
  }

  @Test
  void a_key_that_was_revoked_here_is_known_no_more() {
    assertThat(letsIn("tokens", "Bearer " + key)).isTrue();
    database.tx().run(() -> keys.revoke("billing"));
    known.forget();

    assertThat(letsIn("tokens", "Bearer " + key)).isFalse();
  }

  @Test
  void a_proxy_is_noted_by_what_known_callers_send_and_by_nobody_else() {
    assertThat(letsIn("tokens", "Bearer wrong")).isFalse();
    assertThat(forwarded.last()).isEmpty();

    assertThat(letsIn("tokens", "Bearer " + key)).isTrue();

    assertThat(forwarded.last()).contains(new ForwardedSign.Seen("10.0.0.7", true));
  }

  /** Without a container there is no answer to abort with: that it is tried says enough. */
  @SuppressWarnings("UnnecessaryAssignment")
  private boolean letsIn(String method, @Nullable String header) {
    AtomicBoolean aborted = new AtomicBoolean();
    ClientKeyFilter filter = new ClientKeyFilter();
    filter.keys = known;
    filter.caller = caller;
    filter.forwarded = forwarded;
    filter.http = fake(HttpServletRequest.class, (proxy, called, arguments) -> "10.0.0.7");
    filter.target =
        fake(
            ResourceInfo.class,
            (proxy, called, arguments) ->
                Arrays.stream(Resource.class.getDeclaredMethods())
                    .filter(each -> each.getName().equals(method))
                    .findFirst()
                    .orElseThrow());
    ContainerRequestContext request =
        fake(
            ContainerRequestContext.class,
            (proxy, called, arguments) -> {
              aborted.compareAndSet(false, called.getName().equals("abortWith"));
              Object name = arguments == null ? "" : arguments[0];
              return "Authorization".equals(name)
                  ? header
                  : "X-Forwarded-For".equals(name) ? "198.51.100.1" : null;
            });
    try {
      filter.filter(request);
    } catch (RuntimeException withoutAContainer) {
      return false;
    }
    return !aborted.get();
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
