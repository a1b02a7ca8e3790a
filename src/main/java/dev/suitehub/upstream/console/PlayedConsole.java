package dev.suitehub.upstream.console;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The acts of WeCom's provider console, done in the sandbox over HTTP, which checks them as WeCom
 * would and calls the hub's own URLs meanwhile: never inside a transaction. Every method throws a
 * {@link ConsoleProblem} that says what stood against it: {@code no-console} where the sandbox is
 * off.
 */
@ApplicationScoped
public class PlayedConsole {

  /** Some acts check URLs of the hub, or tell every corp's change, before they answer. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final int MOST_BYTES = 1024 * 1024;

  private final boolean there;
  private final String base;
  private final Optional<BoundedClient> client;

  /** For the container's proxy. */
  protected PlayedConsole() {
    this.there = false;
    this.base = "";
    this.client = Optional.empty();
  }

  @Inject
  public PlayedConsole(HubConfig hub, UpstreamConfig upstream) {
    this.there = hub.isSandboxOn();
    this.base = upstream.apiBase() + "/control/console/";
    this.client =
        there
            ? Optional.of(new BoundedClient(DEADLINE, MOST_BYTES, Optional.empty()))
            : Optional.empty();
  }

  /** Whether there is one: only while {@code hub.sandbox.enabled}. */
  public boolean isThere() {
    return there;
  }

  /** The corp becomes a provider, or its information is changed. */
  public void register(CorpId provider, Company company) {
    JsonObjectBuilder body =
        JsonParts.object()
            .add("name", company.name())
            .add("introduction", company.introduction())
            .add("website", company.website())
            .add("contactName", company.contactName())
            .add("contactMobile", company.contactMobile());
    put("providers/" + provider + "/profile", body);
  }

  /** 企业Logo, as the picture it is. */
  public void showLogo(CorpId provider, byte[] content) {
    send(
        request("providers/" + provider + "/logo")
            .setHeader("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(content)));
  }

  /**
   * 通用开发参数: the console checks the URL before it saves them.
   *
   * @return the ProviderSecret that it shows beside them
   */
  public Secret enterDevelopment(
      CorpId provider, URI systemUrl, Secret token, Secret encodingAesKey) {
    JsonObjectBuilder body =
        JsonParts.object()
            .add("systemUrl", systemUrl.toString())
            .add("token", token.reveal())
            .add("encodingAesKey", encodingAesKey.reveal());
    return Secret.of(text(put("providers/" + provider + "/development", body), "providerSecret"));
  }

  /** IP白名单, in its own writing. */
  public void enterIpList(CorpId provider, String list) {
    put("providers/" + provider + "/ip-list", JsonParts.object().add("ipList", list));
  }

  /** WeCom certifies the corp until that day; empty takes it back. */
  public void certify(CorpId provider, Optional<LocalDate> until) {
    put(
        "providers/" + provider + "/certification",
        JsonParts.object().add("until", until.map(LocalDate::toString).orElse("")));
  }

  /** The console checks both callback URLs, then issues SuiteId and SuiteSecret. It is a draft. */
  public CreatedApp createApp(AppSheet sheet) {
    JsonObject created = post("apps", body(sheet));
    return new CreatedApp(
        new SuiteId(text(created, "suiteId")), Secret.of(text(created, "suiteSecret")));
  }

  /** The app's information is entered again; both URLs are checked again. */
  public void editApp(SuiteId suiteId, AppSheet sheet) {
    put("apps/" + suiteId, body(sheet));
  }

  /** 应用Logo, as the picture it is. */
  public void showLogo(SuiteId suiteId, byte[] content, String mediaType) {
    send(
        request("apps/" + suiteId + "/logo")
            .setHeader("Content-Type", mediaType)
            .PUT(BodyPublishers.ofByteArray(content)));
  }

  /** 安装测试: the corp is authorised for a test, and create_auth has to be taken. */
  public void installTest(SuiteId suiteId, CorpId corp) {
    post("apps/" + suiteId + "/install-test", JsonParts.object().add("corp", corp.value()));
  }

  /** 提交上线 of all of them, or of none. */
  public void submit(List<SuiteId> suites) {
    JsonArrayBuilder ids = JsonParts.array();
    suites.forEach(suite -> ids.add(suite.value()));
    post("submissions", JsonParts.object().add("suites", ids));
  }

  /** It is taken back before WeCom has decided. */
  public void withdraw(SuiteId suiteId) {
    post("apps/" + suiteId + "/withdraw", JsonParts.object());
  }

  /** WeCom's team passes it. */
  public void approve(SuiteId suiteId) {
    post("apps/" + suiteId + "/approve", JsonParts.object());
  }

  /** WeCom's team refuses it. */
  public void reject(SuiteId suiteId, String reason) {
    post("apps/" + suiteId + "/reject", JsonParts.object().add("reason", reason));
  }

  /** 上线, the second step. */
  public void goOnline(SuiteId suiteId) {
    post("apps/" + suiteId + "/online", JsonParts.object());
  }

  /** 下线. */
  public void goOffline(SuiteId suiteId) {
    post("apps/" + suiteId + "/offline", JsonParts.object());
  }

  /**
   * 通讯录权限 is lowered for all authorised corps, and each of them pushes change_auth.
   *
   * @param level WeCom's {@code privilege.level}
   * @return how many corps grant less from then on
   */
  public int lowerPermission(SuiteId suiteId, int level) {
    JsonObject answer =
        post("apps/" + suiteId + "/lower-permission", JsonParts.object().add("level", level));
    return answer.getInt("corps", 0);
  }

  /**
   * The corp's admin uninstalls the suite, which WeCom tells with a cancel_auth: nothing that a
   * provider could do in WeCom itself.
   */
  public void uninstall(SuiteId suiteId, CorpId corp) {
    JsonObjectBuilder body =
        JsonParts.object().add("suite", suiteId.value()).add("corp", corp.value());
    post("../uninstall", body);
  }

  private static JsonObjectBuilder body(AppSheet sheet) {
    AppSheet.Details details = sheet.details();
    return JsonParts.object()
        .add("appType", details.appType())
        .add("category", details.category())
        .add("slogan", details.slogan())
        .add("introduction", details.introduction())
        .add("contactScope", details.contactScope())
        .add("sensitiveFields", Json.createArrayBuilder(details.sensitiveFields()))
        .add("homeUrl", details.homeUrl())
        .add("settingsUrl", details.settingsUrl())
        .add("trustedDomain", details.trustedDomain())
        .add("menu", details.menu())
        .add("miniProgram", details.miniProgram())
        .add("provider", sheet.provider().value())
        .add("name", sheet.name())
        .add("commandUrl", sheet.commandUrl().toString())
        .add("dataUrl", sheet.dataUrl())
        .add("installDomain", sheet.installDomain())
        .add("token", sheet.token().reveal())
        .add("encodingAesKey", sheet.encodingAesKey().reveal())
        .add("contactLevel", sheet.contactLevel());
  }

  private JsonObject put(String path, JsonObjectBuilder body) {
    return send(request(path).PUT(BodyPublishers.ofString(body.build().toString())));
  }

  private JsonObject post(String path, JsonObjectBuilder body) {
    return send(request(path).POST(BodyPublishers.ofString(body.build().toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path).normalize())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json");
  }

  private JsonObject send(HttpRequest.Builder request) {
    BoundedClient open =
        client.orElseThrow(
            () ->
                ConsoleProblem.NO_CONSOLE.because(
                    "The sandbox is off: do it in WeCom's own console, and record it here."));
    try {
      HttpResponse<byte[]> response = open.send(request.build());
      JsonObject answer = object(response.body());
      if (response.statusCode() >= 400) {
        throw ConsoleProblem.CONSOLE_REFUSED.because(explain(response.statusCode(), answer));
      }
      return answer;
    } catch (CallFailure e) {
      throw ConsoleProblem.CONSOLE_SILENT.because(
          "Is " + base + " this hub's own address? " + e.getMessage() + ".");
    }
  }

  /** The sentences of the sandbox's problem; they hold no secret. */
  private static String explain(int status, JsonObject problem) {
    String detail = problem.getString("detail", "It answered with status " + status + ".");
    JsonArray violations =
        problem.get("violations") instanceof JsonArray array ? array : JsonArray.EMPTY_JSON_ARRAY;
    return violations.isEmpty()
        ? detail
        : violations.getValuesAs(JsonObject.class).stream()
            .map(one -> one.getString("field", "") + ": " + one.getString("message", ""))
            .collect(Collectors.joining(" "));
  }

  private static JsonObject object(byte[] body) {
    return JsonParts.read(body).orElse(JsonObject.EMPTY_JSON_OBJECT);
  }

  private static String text(JsonObject answer, String name) {
    if (answer.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw ConsoleProblem.CONSOLE_SILENT.because("Its answer has no " + name + ".");
  }
}
