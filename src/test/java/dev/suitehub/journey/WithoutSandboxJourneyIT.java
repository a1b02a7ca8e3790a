package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hub as it runs in production: nobody learns what it is, and nothing plays WeCom. */
class WithoutSandboxJourneyIT {

  @Test
  @Tag("console-R1")
  @Tag("sandbox-R1")
  void without_the_sandbox_nothing_plays_and_the_home_page_only_leads_to_the_console() {
    String clientKey = Fresh.clientKey();
    try (ServerProcess server =
        ServerProcess.named("without-sandbox")
            .with("hub.bootstrap.client-key", clientKey)
            .with("hub.security.master-key", Fresh.masterKey())
            .start()) {
      HubSystem hub = new HubSystem(server.address(), clientKey);

      for (String path : List.of("/", "/index.xhtml")) {
        Reply reply = hub.anonymous().get(path);
        reply.expect(302);
        assertThat(reply.header("location")).as(path).endsWith("/console/index.xhtml");
        assertThat(reply.text()).as(path).doesNotContain("SuiteHub");
      }
      // Faces takes this for a form that was sent, and skips what stands before the view.
      for (String page : List.of("/index.xhtml", "/console/sign-in.xhtml")) {
        Reply reply = hub.anonymous().get(page + "?jakarta.faces.ViewState=stateless");
        reply.expect(400);
      }
      for (String path :
          List.of(
              "/sandbox",
              "/sandbox/control/suites",
              "/sandbox/cgi-bin/service/get_pre_auth_code",
              "/sandbox/3rdapp/install")) {
        Reply reply = hub.anonymous().get(path);
        reply.expect(404);
        assertThat(reply.text()).as(path).doesNotContainIgnoringCase("sandbox", "SuiteHub");
        assertThat(reply.headers().map()).as(path).doesNotContainKey("suitehub-sandbox");
      }
      for (String path : List.of("/console/sign-in.xhtml", "/install/none")) {
        assertThat(new Browser().open(server.address().resolve(path)).html())
            .as(path)
            .contains("SuiteHub")
            .doesNotContainIgnoringCase("sandbox")
            .doesNotContain("沙箱");
      }
      assertThat(server.log()).doesNotContain("The sandbox is on");
      for (String prefix : List.of("/callback", "/install", "/ops", "/api/v1", "/sandbox")) {
        Reply reply = hub.anonymous().get(prefix + "/application.wadl");
        reply.expect(404);
        assertThat(reply.text()).as(prefix).doesNotContain("resource path");
      }
      hub.api().get("/ops/clock").expect(404);
      assertThat(hub.api().get("/ops/status").expect(200).json().getBoolean("sandbox")).isFalse();
      hub.anonymous().get("/ops/status").expect(401);
      hub.anonymous().get("/ops/health/ready").expect(200);
    }
  }
}
