package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.Posted;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.api.MediaPart;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox/scenario}: saves the world, loads another, or begins anew. */
@Path("scenario")
public class ScenarioPageResource {

  private static final String PATH = Steering.ROOT + "/scenario";

  /** Around the file there is a little of the form. */
  private static final int MOST_BYTES = Scenario.MOST_BYTES + 4096;

  @Inject ScenarioDesk desk;

  @GET
  public Response show(@QueryParam("done") @DefaultValue("") String done) {
    return show(200, done(done));
  }

  @POST
  @Path("load")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @LargeBody
  public Response load(@HeaderParam("Content-Type") String type, InputStream body)
      throws IOException {
    byte[] form = body.readNBytes(MOST_BYTES + 1);
    try {
      if (form.length > MOST_BYTES) {
        throw ScenarioDesk.tooLarge();
      }
      desk.load(part(form, type, "file").or(() -> part(form, type, "text")).orElse(new byte[0]));
      return Steering.to(PATH + "?done=loaded");
    } catch (ProblemException e) {
      return show(e.type().status(), Steering.refusal(e));
    }
  }

  private static Optional<byte[]> part(byte[] form, String type, String name) {
    return MediaPart.of(form, type, name).map(MediaPart::bytes);
  }

  @POST
  @Path("reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response reset(MultivaluedMap<String, String> fields) {
    if (!new Posted(fields).text("sure").equals("yes")) {
      return show(
          422,
          "<div class=\"note bad\" role=\"alert\">请先勾选确认 · Not reset: tick the box first.</div>");
    }
    desk.reset();
    return Steering.to(PATH + "?done=reset");
  }

  private static String done(String done) {
    return switch (done) {
      case "loaded" -> note("场景已载入，没有推送任何通知。 · Loaded; nothing was pushed because of it.");
      case "reset" -> note("已清空，时钟已恢复本机时间。 · Nothing is left, and it is this machine’s time.");
      default -> "";
    };
  }

  private static String note(String text) {
    return "<div class=\"note good\" role=\"status\">" + text + "</div>";
  }

  private static Response show(int status, String said) {
    String html =
        """
        <h1>场景文件 · Scenario</h1>
        <p class="soft">整个沙箱（服务商、应用、企业与成员、授权、故障、时钟）是一个 JSON 文件。token、ticket、临时授权码、素材、记录与超过 512 KiB 的应用 Logo 不在其中。
        The whole sandbox is one JSON file: providers, apps, corps and their people, authorisations, faults, the clock. Tokens,
        tickets, auth codes, media and logs are not in it, nor are app logos of more than 512 KiB.</p>
        %s
        <section class="card"><h2>保存 · Save</h2>
        <p>文件中有密钥与永久授权码：它们只在沙箱中有效。 · Its secrets and permanent codes are good in a sandbox only.</p>
        <div class="bar"><a class="go main" href="/sandbox/control/scenario" download="sandbox-scenario.json">下载 · Download</a>
        <a class="go" href="/sandbox/control/scenario">查看 · Look at it</a></div></section>
        <section class="card"><h2>载入 · Load</h2>
        <p>现有的一切被替换；文件有误则什么都不变。 · It takes the place of all there is; with a bad file nothing changes.</p>
        <form class="bar" method="post" action="/sandbox/scenario/load" enctype="multipart/form-data">
        <input type="file" name="file" accept=".json,application/json" aria-label="文件 · File" required>
        <button class="main">载入文件 · Load the file</button></form>
        <details><summary>粘贴文本 · Paste it</summary>
        <form method="post" action="/sandbox/scenario/load" enctype="multipart/form-data">
        <div class="entry"><label for="text">JSON</label><textarea id="text" name="text" rows="12" spellcheck="false" required></textarea></div>
        <div class="bar"><button class="main">载入文本 · Load the text</button></div></form></details></section>
        <section class="card"><h2>重置 · Reset</h2>
        <p>清空沙箱：企业、应用、记录都被删除，故障关闭，时钟恢复。 · Everything goes: corps, apps, logs. Faults are switched off, and the
        clock is this machine’s.</p>
        <form method="post" action="/sandbox/scenario/reset">
        <label><input type="checkbox" name="sure" value="yes" required> 我确认删除全部 · Yes, delete everything</label>
        <div class="bar"><button class="grave">重置 · Reset</button></div></form></section>
        """
            .formatted(said);
    return Steering.show(status, "Scenario", List.of(), html).build();
  }
}
