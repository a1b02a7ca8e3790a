package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to the webhook, and what it may answer. */
class WebhookTest {

  private static final Duration TEN = Duration.ofSeconds(10);
  private static final URI HUB = URI.create("https://hub.example.com");
  private static final AlertRow ALERT =
      new AlertRow(
          "ticket-old/crm",
          AlertState.RAISED,
          Severity.CRITICAL,
          Instant.parse("2026-11-22T08:00:00Z"),
          Optional.empty(),
          Optional.empty(),
          "Old",
          "Too <old> [x](y)",
          "Press it");

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "ok";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void json_tells_everything_there_is() {
    Delivery delivery = TestAlerts.webhook(address()).send(ALERT);

    assertThat(delivery.accepted()).isTrue();
    JsonObject body = Json.createReader(new StringReader(bodies.get(0))).readObject();
    assertThat(body.getString("cause")).isEqualTo("ticket-old/crm");
    assertThat(body.getString("state")).isEqualTo("raised");
    assertThat(body.getString("severity")).isEqualTo("critical");
    assertThat(body.getString("since")).isEqualTo("2026-11-22T08:00:00Z");
    assertThat(body.getString("hub")).isEqualTo("https://hub.example.com");
    assertThat(body.getString("cure")).isEqualTo("Press it");
    assertThat(body).doesNotContainKey("clearedAt").containsKeys("title", "text", "node");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 500})
  void anything_but_2xx_is_a_failure_and_no_redirect_is_followed(int refusal) {
    status = refusal;

    Delivery delivery = TestAlerts.webhook(address()).send(ALERT);

    assertThat(delivery.accepted()).isFalse();
    assertThat(delivery.status()).isEqualTo(refusal);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void an_answer_without_end_is_not_read() {
    answer = "x".repeat(100_000);

    assertThat(TestAlerts.webhook(address()).send(ALERT).accepted()).isFalse();
  }

  @Test
  @Tag("ops-R7")
  void nobody_there_is_told_without_the_address() {
    server.stop(0);

    Delivery delivery = TestAlerts.webhook(address()).send(ALERT);

    assertThat(delivery.accepted()).isFalse();
    assertThat(delivery.status()).isZero();
    assertThat(delivery.answer()).doesNotContain("R0botKey");
  }

  @Test
  void a_robot_says_with_errcode_whether_it_arrived() {
    assertThat(AlertFormat.WECOM_ROBOT.isAccepted(200, "{\"errcode\":0}")).isTrue();
    assertThat(AlertFormat.WECOM_ROBOT.isAccepted(200, "{\"errcode\":93000}")).isFalse();
    assertThat(AlertFormat.WECOM_ROBOT.isAccepted(200, "<html>")).isFalse();
    assertThat(AlertFormat.WECOM_ROBOT.isAccepted(500, "{\"errcode\":0}")).isFalse();
  }

  @Test
  void a_robot_gets_markdown_in_which_foreign_words_are_no_markup() {
    JsonObject body = AlertFormat.WECOM_ROBOT.body(ALERT, TestAlerts.texts("zh"), HUB, "node-1");

    String content = body.getJsonObject("markdown").getString("content");
    assertThat(body.getString("msgtype")).isEqualTo("markdown");
    assertThat(content)
        .contains("【告警】", "**Old**", "> 处理：Press it", "2026-11-22 16:00", "hub.example.com")
        .doesNotContain("<old>", "[x]");
  }

  @Test
  void a_robot_gets_no_more_than_4096_bytes_and_no_half_character() {
    String text = "企业\uD83D\uDE00".repeat(1000);

    String cut = AlertFormat.cut(text, AlertFormat.LONGEST);

    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(4090, 4096);
    assertThat(text).startsWith(cut);
    assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
  }

  @Test
  void the_form_follows_the_address() {
    assertThat(format("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", "auto"))
        .isEqualTo(AlertFormat.WECOM_ROBOT);
    assertThat(format("https://example.com/hook", "auto")).isEqualTo(AlertFormat.JSON);
    assertThat(format("https://example.com/hook", "wecom-robot"))
        .isEqualTo(AlertFormat.WECOM_ROBOT);
  }

  @ParameterizedTest
  @Tag("ops-R7")
  @ValueSource(
      strings = {
        "ftp://example.com/?key=R0botKey",
        "no address R0botKey",
        "https:///?key=R0botKey",
        "https://u:R0botKey@h/"
      })
  void a_wrong_address_refuses_to_start_and_is_not_shown(String address) {
    assertThatThrownBy(() -> new AlertConfig(Optional.of(address), "auto", "zh", TEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hub.alert.webhook")
        .hasMessageNotContaining("R0botKey")
        .hasNoCause();
  }

  @Test
  void a_wrong_form_or_language_refuses_to_start() {
    assertThatThrownBy(() -> new AlertConfig(Optional.empty(), "xml", "zh", TEN))
        .hasMessageContaining("hub.alert.format");
    assertThatThrownBy(
            () -> new AlertConfig(Optional.empty(), "auto", "zh", Duration.ofMillis(999)))
        .hasMessageContaining("hub.alert.every");
    assertThatThrownBy(
            () -> new AlertConfig(Optional.empty(), "auto", "zh", Duration.ofMillis(60_001)))
        .hasMessageContaining("hub.alert.every");
    assertThatThrownBy(() -> new AlertConfig(Optional.empty(), "auto", "fr", TEN))
        .hasMessageContaining("hub.alert.language");
  }

  private static AlertFormat format(String address, String name) {
    return new AlertConfig(Optional.of(address), name, "zh", TEN).format();
  }

  private String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook?key=R0botKey";
  }
}
