package dev.suitehub.sandbox.clock;

import dev.suitehub.rules.WorkingDays;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.Posted;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.console.Reviews;
import dev.suitehub.sandbox.push.Tickets;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** {@code /sandbox/clock}: lets time pass, by the spans that WeCom's rules are made of. */
@Path("clock")
public class ClockPageResource {

  private static final String PATH = Steering.ROOT + "/clock";
  private static final int REVIEW_DAYS = WorkingDays.REVIEW;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Map<String, Duration> SPANS =
      Map.of(
          "PT10M", Duration.ofMinutes(10),
          "PT20M", Duration.ofMinutes(20),
          "PT30M", Duration.ofMinutes(30),
          "PT2H", Duration.ofHours(2),
          "P90D", Duration.ofDays(90));

  @Inject SandboxClock clock;
  @Inject Tickets tickets;
  @Inject Reviews reviews;

  @GET
  public Response show() {
    SandboxClock.Face face = clock.face();
    String html =
        """
        <h1>时钟 · Clock</h1>
        <p class="soft">沙箱与中枢共用的时间（UTC）。快进后到期的 suite_ticket 与审核立即执行。 The time of the sandbox and of the hub. What
        has become due is done at once.</p>
        <section class="card"><p class="now">%s</p><p>%s <span class="soft">快于本机 · ahead of this machine: %s</span></p>
        <form class="bar" method="post" action="%s">%s</form></section>
        <section class="card"><h2>停与走 · Stop and run</h2><form class="bar" method="post" action="%s">%s%s</form></section>
        """
            .formatted(
                Html.text(TIME.format(face.now())),
                Html.tag(face.stopped() ? "已停 · stopped" : "在走 · running", !face.stopped()),
                Html.text(span(face.ahead())),
                PATH,
                button("PT10M", "+10 分钟 · min")
                    + button("PT20M", "+20 分钟 · min")
                    + button("PT30M", "+30 分钟 · min")
                    + button("PT2H", "+2 小时 · h")
                    + button("days", "+3 个工作日 · working days")
                    + button("P90D", "+90 天 · days"),
                PATH,
                face.stopped() ? button("run", "继续 · Run") : button("stop", "停住 · Stop"),
                face.ahead().isZero() ? "" : button("reset", "恢复本机时间 · As this machine's"));
    return Steering.show("Clock", List.of(), html);
  }

  private static String span(Duration ahead) {
    String time =
        "%02d:%02d:%02d"
            .formatted(ahead.toHoursPart(), ahead.toMinutesPart(), ahead.toSecondsPart());
    return ahead.toDays() == 0 ? time : "%d 天 · days, %s".formatted(ahead.toDays(), time);
  }

  private static String button(String value, String label) {
    return "<button name=\"turn\" value=\"%s\">%s</button>".formatted(value, Html.text(label));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response turn(MultivaluedMap<String, String> fields) {
    String turn = new Posted(fields).text("turn");
    switch (turn) {
      case "days" -> clock.advanceWorkingDays(REVIEW_DAYS);
      case "stop" -> clock.stop();
      case "run" -> clock.run();
      case "reset" -> clock.reset();
      default -> {
        Duration span = SPANS.get(turn);
        if (span != null) {
          clock.advance(span);
        }
      }
    }
    tickets.pushDue();
    reviews.approveDue();
    return Steering.to(PATH);
  }
}
