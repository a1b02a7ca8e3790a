package dev.suitehub.sandbox.control;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** {@code /sandbox/faults}: what the sandbox does wrong, and a switch for each. */
@Path("faults")
public class FaultPageResource {

  private static final List<String> FIELDS =
      List.of("suite", "corp", "api", "times", "delayMs", "errcode", "how");

  @Inject FaultDesk desk;

  @GET
  public Response list() {
    return Pages.show(200, "Faults", html(""));
  }

  @POST
  @Path("on")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response on(MultivaluedMap<String, String> form) {
    try {
      desk.switchOn(first(form, "name"), ControlForm.parse(json(form)));
      return Pages.to("/sandbox/faults");
    } catch (ProblemException e) {
      return Pages.show(e.type().status(), "Faults", html(Pages.refusal(e)));
    }
  }

  @POST
  @Path("off")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response off(MultivaluedMap<String, String> form) {
    desk.switchOff(
        first(form, "name"),
        new Target(first(form, "suite"), first(form, "corp"), first(form, "api")));
    return Pages.to("/sandbox/faults");
  }

  private static String json(MultivaluedMap<String, String> form) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    FIELDS.stream()
        .filter(field -> !first(form, field).isBlank())
        .forEach(field -> json.add(field, first(form, field)));
    return json.build().toString();
  }

  private String html(String refusal) {
    return "<h1>故障开关 · Faults</h1>" + refusal + form() + on(desk.on()) + names();
  }

  private static String form() {
    return """
        <form class="grid card" method="post" action="/sandbox/faults/on">%s%s%s%s%s%s%s%s<button class="main">打开 · Switch on</button></form>
        """
        .formatted(
            Pages.choice(
                "故障 · Fault",
                "name",
                Arrays.stream(FaultName.values()).map(FaultName::word).toList(),
                ""),
            Pages.input("应用 · Suite", "suite", ""),
            Pages.input("企业 · Corp", "corp", ""),
            Pages.input("接口 · API", "api", ""),
            Pages.input("次数 · Times", "times", ""),
            Pages.input("延迟毫秒 · Delay (ms)", "delayMs", ""),
            Pages.input("errcode", "errcode", ""),
            Pages.input("方式 · How", "how", ""));
  }

  private static String on(List<Fault> faults) {
    return Html.table(
        "已打开 · On",
        List.of(
            "故障 · Fault", "应用 · Suite", "企业 · Corp", "接口 · API", "剩余次数 · Times left", "关闭 · Off"),
        faults.stream()
            .map(
                fault ->
                    List.of(
                        text(fault.name().word() + " " + fault.how()),
                        text(fault.suite()),
                        text(fault.corp()),
                        text(fault.api()),
                        fault.timesLeft() == Fault.ALWAYS ? "∞" : String.valueOf(fault.timesLeft()),
                        off(fault)))
            .toList());
  }

  private static String off(Fault fault) {
    return """
        <form class="line" method="post" action="/sandbox/faults/off"><input type="hidden" name="name" value="%s"><input type="hidden" name="suite" value="%s"><input type="hidden" name="corp" value="%s"><input type="hidden" name="api" value="%s"><button>关闭 · Off</button></form>"""
        .formatted(
            text(fault.name().word()), text(fault.suite()), text(fault.corp()), text(fault.api()));
  }

  private static String names() {
    return Html.table(
        "有哪些 · What there is",
        List.of("故障 · Fault", "说明", "What it does"),
        Arrays.stream(FaultName.values())
            .map(
                name ->
                    List.of(
                        "<code>" + text(name.word()) + "</code>",
                        "<td class=\"wide\">" + text(name.chinese()) + "</td>",
                        "<td class=\"wide\">" + text(name.english()) + "</td>"))
            .toList());
  }

  private static String first(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }
}
