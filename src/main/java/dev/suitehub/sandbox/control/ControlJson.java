package dev.suitehub.sandbox.control;

import dev.suitehub.rules.SuiteStage;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.api.CallEntry;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.sandbox.push.Attempt;
import dev.suitehub.sandbox.push.CatalogueEntry;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the controls answer. Secrets of providers and suites are shown: a person needs them. */
public final class ControlJson {

  private ControlJson() {}

  public static JsonObjectBuilder provider(SandboxProvider provider) {
    return Json.createObjectBuilder()
        .add("corpId", provider.corpId().value())
        .add("name", provider.name())
        .add("secret", provider.secret().reveal())
        .add("token", provider.token().reveal())
        .add("encodingAesKey", provider.aesKey().reveal())
        .add("systemUrl", provider.systemUrl())
        .add("introduction", provider.introduction().orElse(""))
        .add("website", provider.website().orElse(""))
        .add("contactName", provider.contactName().orElse(""))
        .add("contactMobile", provider.contactMobile().orElse(""))
        .add("hasLogo", provider.logoHash().isPresent())
        .add("ipList", provider.ipList().orElse(""))
        .add("ipListStrict", provider.isIpListStrict())
        .add("templateId", RegisterCodes.templateOf(provider.corpId()))
        .add("certifiedUntil", provider.certifiedUntil().map(LocalDate::toString).orElse(""));
  }

  public static JsonObjectBuilder suite(SandboxSuite suite, Optional<Instant> lastTicket) {
    return Json.createObjectBuilder()
        .add("suiteId", suite.suiteId().value())
        .add("provider", suite.provider().value())
        .add("name", suite.name())
        .add("secret", suite.secret().reveal())
        .add("token", suite.token().reveal())
        .add("encodingAesKey", suite.aesKey().reveal())
        .add("commandUrl", suite.commandUrl())
        .add("dataUrl", suite.dataUrl())
        .add("installDomain", suite.installDomain())
        .add("trustedDomain", suite.trustedDomain().orElse(""))
        .add("appType", suite.type().map(Enum::name).orElse(""))
        .add("category", suite.category())
        .add("slogan", suite.slogan())
        .add("introduction", suite.introduction())
        .add("contactLevel", suite.contactLevel().orElse(0))
        .add("contactScope", suite.contactScope().map(Enum::name).orElse(""))
        .add(
            "sensitiveFields",
            Json.createArrayBuilder(suite.sensitiveFields().stream().map(Enum::name).toList()))
        .add("homeUrl", suite.homeUrl())
        .add("settingsUrl", suite.settingsUrl())
        .add("menu", suite.menu())
        .add("miniProgram", suite.miniProgram())
        .add("reviewAfter", suite.reviewAfter())
        .add("pending", pending(suite))
        .add("online", suite.isOnline())
        .add("stage", suite.stage().map(SuiteStage::toString).orElse(""))
        .add("rejectReason", suite.rejectReason().orElse(""))
        .add("autoTickets", suite.hasAutoTickets())
        .add("createAuthMode", suite.createAuthMode().name())
        .add("createAuthFirst", suite.isCreateAuthFirst())
        .add("redirectMode", suite.redirectMode().name())
        .add("lastTicketAt", text(lastTicket));
  }

  /** What waits for review and release. */
  private static JsonObjectBuilder pending(SandboxSuite suite) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    suite
        .pending()
        .forEach(
            (name, value) -> {
              if (name.equals("sensitiveFields")) {
                json.add(name, Json.createArrayBuilder(Range.texts(value)));
              } else {
                json.add(name, value);
              }
            });
    return json;
  }

  public static JsonObjectBuilder corp(SandboxCorp corp) {
    return Json.createObjectBuilder()
        .add("corpId", corp.corpId().value())
        .add("name", corp.name())
        .add("adminUserId", corp.adminUserId())
        .add("adminName", corp.adminName())
        .add("fullName", corp.fullName())
        .add("type", corp.type())
        .add("verifiedUntil", text(corp.verifiedUntil()))
        .add("subjectType", corp.subjectType())
        .add("userMax", corp.userMax())
        .add("scale", corp.scale())
        .add("industry", corp.industry())
        .add("subIndustry", corp.subIndustry())
        .add("logoUrl", corp.logoUrl());
  }

  public static JsonObjectBuilder authorisation(Authorisation authorisation) {
    Range visible = authorisation.visible();
    Range extra = authorisation.extra();
    return Json.createObjectBuilder()
        .add("suite", authorisation.suiteId().value())
        .add("corp", authorisation.corpId().value())
        .add("state", authorisation.state().name())
        .add("agentId", authorisation.agentId())
        .add("authMode", authorisation.authMode())
        .add("test", authorisation.isTest())
        .add("privilegeLevel", authorisation.privilegeLevel())
        .add("allowUsers", Json.createArrayBuilder(visible.users()))
        .add("allowParties", Json.createArrayBuilder(visible.parties()))
        .add("allowTags", Json.createArrayBuilder(visible.tags()))
        .add("extraUsers", Json.createArrayBuilder(extra.users()))
        .add("extraParties", Json.createArrayBuilder(extra.parties()))
        .add("extraTags", Json.createArrayBuilder(extra.tags()))
        .add("consented", Json.createArrayBuilder(authorisation.consented()))
        .add("permanentCodeHash", Fresh.hash(authorisation.permanentCode().reveal()))
        .add("installedAt", authorisation.installedAt().toString())
        .add("endedAt", text(authorisation.endedAt()));
  }

  static JsonObjectBuilder push(Push push) {
    return Json.createObjectBuilder()
        .add("id", push.id())
        .add("at", push.at().toString())
        .add("kind", push.kind().name())
        .add("suite", push.suite())
        .add("corp", push.corp())
        .add("type", push.type())
        .add("url", push.url())
        .add("summary", push.summary())
        .add("tries", push.tries())
        .add("status", push.status())
        .add("answer", push.answer())
        .add("latencyMs", push.latencyMs())
        .add("verdict", push.verdict().name())
        .add("verdictZh", push.verdict().chinese(push.kind()))
        .add("verdictEn", push.verdict().english(push.kind()))
        .add("problem", push.problem())
        .add("replyKind", push.replyKind().orElse(""))
        .add("reply", push.reply().orElse(""));
  }

  static JsonObjectBuilder call(CallEntry call) {
    return Json.createObjectBuilder()
        .add("id", call.id())
        .add("at", call.at().toString())
        .add("method", call.method())
        .add("api", call.api())
        .add("suite", call.suite())
        .add("corp", call.corp())
        .add("errcode", call.errcode())
        .add("codeHash", call.codeHash())
        .add("ip", call.ip());
  }

  public static JsonObjectBuilder fault(Fault fault) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", fault.name().word())
            .add("suite", fault.suite())
            .add("corp", fault.corp())
            .add("api", fault.api());
    if (fault.errcode() == 0) {
      json.addNull("errcode");
    } else {
      json.add("errcode", fault.errcode());
    }
    return json.add("drop", fault.name() == FaultName.CODE_CONSUMED_REPLY_DROPPED)
        .add("how", fault.how())
        .add("timesLeft", fault.timesLeft())
        .add("delayMs", fault.delay().toMillis());
  }

  /** A fault that there is, on or off. */
  static JsonObjectBuilder faultName(FaultName name) {
    return Json.createObjectBuilder()
        .add("name", name.word())
        .add("place", name.place().name())
        .add("zh", name.chinese())
        .add("en", name.english())
        .add("how", Json.createArrayBuilder(name.ways().stream().sorted().toList()))
        .add("delayMs", name.delay().toMillis());
  }

  static JsonObjectBuilder entry(CatalogueEntry entry) {
    return Json.createObjectBuilder()
        .add("name", entry.name())
        .add("to", entry.kind().name())
        .add("zh", entry.chinese())
        .add("en", entry.english())
        .add("when", entry.when())
        .add("document", entry.document())
        .add("fields", array(entry.fields(), ControlJson::field));
  }

  private static JsonObjectBuilder field(CatalogueEntry.Field field) {
    return Json.createObjectBuilder()
        .add("path", field.path())
        .add("type", field.number() ? "number" : "CDATA")
        .add("example", field.example());
  }

  /** A push with what was sent and what each try brought. */
  static JsonObjectBuilder pushInFull(Push push) {
    JsonArrayBuilder attempts = Json.createArrayBuilder();
    for (Attempt attempt : push.attempts()) {
      attempts.add(
          Json.createObjectBuilder()
              .add("number", attempt.number())
              .add("freshCipher", attempt.fresh())
              .add("status", attempt.status())
              .add("latencyMs", attempt.latencyMs())
              .add("verdict", attempt.verdict().name())
              .add("problem", attempt.problem()));
    }
    return push(push)
        .add("query", push.query())
        .add("request", push.request())
        .add("plain", push.plain())
        .add("attempts", attempts);
  }

  static JsonObjectBuilder withPush(JsonObjectBuilder json, Optional<Push> push) {
    push.ifPresentOrElse(one -> json.add("push", push(one)), () -> json.addNull("push"));
    return json;
  }

  /** The outcome of URL checks that were just made. */
  static JsonObjectBuilder checks(List<Push> checks) {
    return Json.createObjectBuilder()
        .add("passed", checks.stream().allMatch(Push::isAccepted))
        .add("checks", array(checks, ControlJson::push));
  }

  static <T> JsonArrayBuilder array(List<T> things, Function<T, JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    things.forEach(thing -> array.add(json.apply(thing)));
    return array;
  }

  static <T> String list(String name, List<T> things, Function<T, JsonObjectBuilder> json) {
    return Json.createObjectBuilder().add(name, array(things, json)).build().toString();
  }

  private static JsonValue text(Optional<Instant> time) {
    return time.<JsonValue>map(at -> Json.createValue(at.toString())).orElse(JsonValue.NULL);
  }
}
