package dev.suitehub.preflight;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What WeCom's console and its reviewer do to us, in their order: the URL checks, then a ticket, an
 * install, a change and a cancellation, also with ids that we cannot know.
 *
 * <p>Every message says that it is of the year 2000. Should one be delivered twice, so that the
 * second is kept, it is older than any ticket and any authorisation there is.
 */
@Dependent
class Reviewer {

  /** 2000-01-01, in WeCom's seconds. */
  private static final long LONG_AGO = 946_684_800L;

  private static final String SUCCESS = "success";

  private final HubConfig hub;
  private final Clock clock;

  @Inject
  Reviewer(HubConfig hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /** The URL checks (验证URL有效性): all are made with the corpid of the provider (doc 91144). */
  List<Scene> urlChecks(Subject subject) {
    String corp = subject.providerCorp().value();
    return List.of(
        check("check-command", command(subject), subject.suiteCallback(), corp),
        check("check-data", data(subject), subject.suiteCallback(), corp),
        check("check-data-corp", data(subject, corp), subject.suiteCallback(), corp),
        check(
            "check-system",
            hub.publicUrl("/callback/system/" + subject.provider()),
            subject.providerCallback(),
            corp));
  }

  /** What can be rehearsed once the SuiteId is known, which the messages are addressed to. */
  List<Scene> rehearsals(Subject subject, SuiteId suiteId) {
    CorpId stranger = new CorpId("wprehearsal" + Letter.digits(10));
    CorpId someone = subject.corp().orElse(stranger);
    List<Scene> scenes = new ArrayList<>();
    scenes.add(
        command(
            subject,
            suiteId,
            "ticket",
            "suite_ticket",
            field("SuiteTicket", "rehearsal" + Letter.digits(10))));
    scenes.add(
        command(
            subject,
            suiteId,
            "create-auth",
            "create_auth",
            field("AuthCode", "rehearsal" + Letter.digits(10))));
    scenes.add(
        command(
            subject, suiteId, "change-auth", "change_auth", field("AuthCorpId", someone.value())));
    scenes.add(
        command(
            subject,
            suiteId,
            "cancel-unknown",
            "cancel_auth",
            field("AuthCorpId", stranger.value())));
    subject
        .corp()
        .ifPresent(
            corp ->
                scenes.add(
                    command(
                        subject,
                        suiteId,
                        "cancel-known",
                        "cancel_auth",
                        field("AuthCorpId", corp.value()))));
    scenes.add(
        command(
            subject,
            suiteId,
            "reset-code",
            "reset_permanent_code",
            field("AuthCode", "rehearsal" + Letter.digits(10))));
    scenes.add(
        command(
            subject,
            suiteId,
            "unknown-type",
            "rehearsal_" + Letter.digits(6),
            field("AuthCorpId", stranger.value())));
    scenes.add(data(subject, stranger));
    scenes.add(wrongSignature(subject, suiteId));
    scenes.add(wrongReceiver(subject, suiteId));
    return scenes;
  }

  private Scene check(String name, URI url, CallbackKey key, String corp) {
    String echo = "1" + Letter.digits(18);
    return new Scene(
        name,
        url,
        "GET echostr, receiveid " + corp,
        () -> Letter.check(url, key, echo, corp, clock.instant()),
        seen -> Judge.exactly(echo, seen));
  }

  private Scene command(
      Subject subject, SuiteId suiteId, String name, String infoType, String more) {
    URI url = command(subject);
    return new Scene(
        name,
        url,
        "POST InfoType " + infoType + ", receiveid " + suiteId,
        () ->
            Letter.notice(
                url,
                subject.suiteCallback(),
                notice(suiteId, infoType, more),
                suiteId.value(),
                suiteId.value(),
                clock.instant()),
        seen -> Judge.exactly(SUCCESS, seen));
  }

  /** Reviewers' pushes carried a ToUserName that nobody knows (F-16 of the checklist). */
  private Scene data(Subject subject, CorpId stranger) {
    URI url = data(subject, stranger.value());
    String text =
        "<xml>"
            + field("ToUserName", "wwnobody" + Letter.digits(8))
            + field("FromUserName", "rehearsal")
            + "<CreateTime>"
            + LONG_AGO
            + "</CreateTime>"
            + field("MsgType", "event")
            + field("Event", "subscribe")
            + "<AgentID>1</AgentID></xml>";
    return new Scene(
        "data-unknown",
        url,
        "POST Event subscribe, receiveid " + stranger,
        () ->
            Letter.notice(
                url, subject.suiteCallback(), text, stranger.value(), "wwnobody", clock.instant()),
        // doc 90238: an empty answer is the one to a message that gets no reply.
        seen -> Judge.exactly("", seen));
  }

  private Scene wrongSignature(Subject subject, SuiteId suiteId) {
    URI url = command(subject);
    return new Scene(
        "wrong-signature",
        url,
        "POST InfoType suite_ticket, msg_signature changed",
        () ->
            Letter.forged(
                url,
                subject.suiteCallback(),
                notice(suiteId, "suite_ticket", field("SuiteTicket", "forged")),
                suiteId.value(),
                suiteId.value(),
                clock.instant()),
        Judge::refused);
  }

  private Scene wrongReceiver(Subject subject, SuiteId suiteId) {
    URI url = command(subject);
    String corp = subject.providerCorp().value();
    return new Scene(
        "wrong-receiver",
        url,
        "POST InfoType suite_ticket, receiveid " + corp,
        () ->
            Letter.notice(
                url,
                subject.suiteCallback(),
                notice(suiteId, "suite_ticket", field("SuiteTicket", "misplaced")),
                corp,
                suiteId.value(),
                clock.instant()),
        Judge::refused);
  }

  private URI command(Subject subject) {
    return hub.publicUrl("/callback/" + subject.suite() + "/command");
  }

  private URI data(Subject subject) {
    return hub.publicUrl("/callback/" + subject.suite() + "/data");
  }

  /** {@code corp} stands for {@code $CORPID$}. */
  private URI data(Subject subject, String corp) {
    return hub.publicUrl("/callback/" + subject.suite() + "/data/" + corp);
  }

  private static String notice(SuiteId suiteId, String infoType, String more) {
    return "<xml>"
        + field("SuiteId", suiteId.value())
        + field("InfoType", infoType)
        + "<TimeStamp>"
        + LONG_AGO
        + "</TimeStamp>"
        + more
        + "</xml>";
  }

  /** Ids and words of ours: nothing in them needs to be escaped. */
  private static String field(String name, String value) {
    return "<" + name + "><![CDATA[" + value + "]]></" + name + ">";
  }
}
