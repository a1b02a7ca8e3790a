package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody takes a sandbox for WeCom, and nobody steers it from elsewhere. */
class LoudSandboxJourneyIT {

  private static final String BAR = "class=\"sandbox-bar\"";

  private final Site site = Site.shared();
  private final Http hub = Http.at(site.server().address());

  @Test
  void the_log_warns_of_it_at_the_start() {
    assertThat(site.server().log().lines())
        .filteredOn(line -> line.contains("The sandbox is on (hub.sandbox.enabled=true)"))
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).contains("hub.sandbox.enabled=false turns it off"));
  }

  @Test
  void every_page_of_the_hub_has_a_bar_in_the_readers_language() {
    String suite = Listing.entered(site).suite();
    for (String path : List.of("/", "/install/" + suite)) {
      Reply chinese = hub.with("Accept-Language", "zh-CN").get(path).expect(200);
      assertThat(chinese.text()).as(path).containsOnlyOnce(BAR).contains("沙箱模式");
      Reply english = hub.with("Accept-Language", "en").get(path).expect(200);
      assertThat(english.text()).as(path).containsOnlyOnce(BAR).contains("Sandbox mode");
    }
    Page signIn = new Browser().open(site.server().address().resolve("/console/sign-in.xhtml"));
    assertThat(signIn.html()).containsOnlyOnce(BAR).containsPattern("沙箱模式|Sandbox mode");
    hub.get("/sandbox/").expect(200);
  }

  @Test
  void its_answers_and_the_status_say_so() {
    for (String path : List.of("/sandbox", "/sandbox/cgi-bin/user/get", "/sandbox/control/clock")) {
      assertThat(hub.get(path).header("suitehub-sandbox")).as(path).isEqualTo("true");
    }
    assertThat(hub.get("/ops/health/ready").headers().map()).doesNotContainKey("suitehub-sandbox");
    assertThat(site.hub().api().get("/ops/status").json().getBoolean("sandbox")).isTrue();
  }

  @Test
  @Tag("sandbox-R7")
  void who_comes_by_a_proxy_that_nobody_named_steers_nothing() {
    for (Map.Entry<String, String> header :
        Map.of("X-Forwarded-For", "127.0.0.1", "Forwarded", "for=127.0.0.1", "Via", "1.1 x")
            .entrySet()) {
      Http proxied = hub.with(header.getKey(), header.getValue());
      for (String path :
          List.of("/sandbox/control/suites", "/sandbox/console", "/sandbox/clock", "/sandbox")) {
        Reply refused = proxied.get(path).expectProblem(403, "sandbox:local-only");
        assertThat(refused.json().getString("detail")).contains("hub.trusted-proxies");
      }
      proxied.get("/sandbox/cgi-bin/user/get").expect(200);
    }
    hub.get("/sandbox/control/suites").expect(200);
  }

  @Test
  @Tag("sandbox-R7")
  void a_page_whose_name_was_made_to_lead_here_steers_nothing_and_sees_nothing() {
    for (String path : List.of("/sandbox", "/sandbox/", "/sandbox/control/suites")) {
      assertThat(asked("GET", path, "evil.example")).as(path).contains(" 403 ", "local-only");
      assertThat(asked("GET", path, "127.0.0.1")).as(path).contains(" 200 ");
      assertThat(asked("GET", path, "[::1]")).as(path).contains(" 200 ");
    }
    assertThat(asked("POST", "/sandbox/control/reset", "evil.example")).contains(" 403 ");
    assertThat(asked("GET", "/sandbox/cgi-bin/user/get", "evil.example")).contains(" 200 ");
    assertThat(asked("GET", "/sandbox/api", "evil.example")).contains(" 200 ");
  }

  @Test
  @Tag("sandbox-R7")
  void a_page_of_another_site_steers_nothing_and_may_have_a_link_to_the_index() {
    Http page = hub.with("Origin", "http://evil.example");
    page.form("/sandbox/control/tickets", "").expectProblem(403, "sandbox:local-only");
    page.get("/sandbox/cgi-bin/user/get").expect(200);
    hub.with("Origin", "null")
        .form("/sandbox/control/tickets", "")
        .expectProblem(403, "sandbox:local-only");

    Http link = hub.with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Mode", "navigate");
    link.with("Sec-Fetch-Dest", "document").get("/sandbox").expect(200);
    link.with("Sec-Fetch-Dest", "iframe").get("/sandbox").expectProblem(403, "sandbox:local-only");
    link.with("Sec-Fetch-Dest", "document")
        .get("/sandbox/clock")
        .expectProblem(403, "sandbox:local-only");
  }

  /** The answer to a request for a name of its own choice, which the usual client does not send. */
  private String asked(String method, String path, String host) {
    int port = site.server().address().getPort();
    String request =
        "%s %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .formatted(method, path, host, port);
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
