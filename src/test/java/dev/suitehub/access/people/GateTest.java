package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.config.HubConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate before the console decides by. */
class GateTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final SameOrigin sameOrigin =
      new SameOrigin(new HubConfig("https://hub.example.com", "data", false));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/index.xhtml",
        "/console/app.xhtml?suite=crm&tab=menu",
        "/console/audit.xhtml?from=2026-11-22&who=user:li.lei"
      })
  void a_page_of_ours_may_be_come_back_to(String address) {
    assertThat(ConsolePaths.page(address)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "index.xhtml",
        "//evil.example/console/index.xhtml",
        "https://evil.example/console/index.xhtml",
        "/console/../index.xhtml",
        "/console//evil.example/x.xhtml",
        "/console/index.xhtml#x",
        "/console/index.xhtml\r\nSet-Cookie: a=b",
        "/console\\index.xhtml",
        "/ops/status",
        "/console/sign-in.xhtml?to=/console/index.xhtml"
      })
  void nothing_else_is(String address) {
    assertThat(ConsolePaths.page(address)).isEmpty();
  }

  @Test
  void a_form_that_came_too_late_comes_back_to_its_page_with_its_query() {
    assertThat(
            Wanted.by(
                request(
                    "POST",
                    "/console/app.xhtml",
                    Map.of("Referer", "https://hub.example.com/console/app.xhtml?suite=crm"))))
        .isEqualTo("/console/app.xhtml?suite=crm");
    assertThat(
            Wanted.by(
                request(
                    "POST",
                    "/console/app.xhtml",
                    Map.of("Referer", "https://hub.example.com/console/other.xhtml?suite=crm"))))
        .isEqualTo("/console/app.xhtml");
    assertThat(Wanted.by(request("POST", "/console/app.xhtml", Map.of())))
        .isEqualTo("/console/app.xhtml");
    assertThat(Wanted.by(request("GET", "/console/", Map.of()))).isEqualTo(ConsolePaths.HOME);
  }

  @Test
  void what_changes_something_comes_from_a_page_of_ours() {
    assertThat(lets("POST", Map.of("Origin", "https://hub.example.com"))).isTrue();
    assertThat(lets("POST", Map.of("Origin", "http://10.0.0.7:8080", "Host", "10.0.0.7:8080")))
        .isTrue();
    assertThat(lets("POST", Map.of("Referer", "https://hub.example.com/console/index.xhtml")))
        .isTrue();
    assertThat(lets("GET", Map.of())).isTrue();

    assertThat(lets("POST", Map.of())).isFalse();
    assertThat(lets("POST", Map.of("Origin", "null"))).isFalse();
    assertThat(lets("POST", Map.of("Origin", "https://evil.example"))).isFalse();
    assertThat(lets("POST", Map.of("Origin", "https://hub.example.com.evil.example"))).isFalse();
    assertThat(lets("PUT", Map.of("Origin", "https://evil.example"))).isFalse();
    assertThat(lets("POST", Map.of("Referer", "https://evil.example/?hub.example.com"))).isFalse();
    assertThat(
            lets(
                "POST",
                Map.of("Origin", "https://hub.example.com", "Sec-Fetch-Site", "cross-site")))
        .isFalse();
  }

  @Test
  void a_session_ends_when_nobody_uses_it_and_after_twelve_hours() {
    SignedIn fresh = new SignedIn("li", NOON, NOON, NOON);

    assertThat(fresh.isOver(NOON.plus(IDLE).minusMillis(1), IDLE)).isFalse();
    assertThat(fresh.isOver(NOON.plus(IDLE), IDLE)).isTrue();
    Instant late = NOON.plus(Duration.ofHours(12));
    SignedIn busy = fresh.seen(late.minusMillis(1));
    assertThat(busy.isOver(late.minusMillis(1), IDLE)).isFalse();
    assertThat(busy.isOver(late, IDLE)).isTrue();
  }

  private boolean lets(String method, Map<String, String> headers) {
    return sameOrigin.lets(request(method, "/console/index.xhtml", headers));
  }

  @SuppressWarnings("UnnecessaryAssignment")
  private static HttpServletRequest request(
      String method, String path, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            GateTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getRequestURI" -> path;
                  case "getHeader" -> headers.get(String.valueOf(arguments[0]));
                  default -> null;
                });
  }
}
