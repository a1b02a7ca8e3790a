package dev.suitehub.sandbox.member;

import dev.suitehub.platform.Tx;
import dev.suitehub.rules.MenuButton;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.Agents;
import dev.suitehub.sandbox.api.CardButton;
import dev.suitehub.sandbox.api.Message;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.Sight;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.AfterAnswer;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.MemberActs;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.Scene;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a member sees and does (工作台). Only apps whose visible range holds the member are there.
 * Never called inside a transaction, for it pushes.
 */
@Dependent
public class Workbench {

  private static final int MOST_MESSAGES = 50;
  private static final int REPORTED = 1;
  private static final List<String> CHOSEN =
      List.of(
          "SelectedItems/SelectedItem/QuestionKey",
          "SelectedItems/SelectedItem/OptionIds/OptionId",
          "SelectedItems/SelectedItem/OptionIds/OptionId[2]",
          "SelectedItems/SelectedItem[2]/QuestionKey",
          "SelectedItems/SelectedItem[2]/OptionIds/OptionId");

  /** What else a member may do, by its name in the catalogue of pushes. */
  static final List<String> MORE =
      List.of(
          "message.image",
          "message.voice",
          "message.video",
          "message.location",
          "message.link",
          "event.enter_agent",
          "event.LOCATION",
          "event.view_miniprogram",
          "event.scancode_push",
          "event.scancode_waitmsg",
          "event.pic_sysphoto",
          "event.pic_photo_or_album",
          "event.pic_weixin",
          "event.location_select",
          "event.template_card_menu_event",
          "event.taskcard_click");

  /** What a menu item does besides click and view; the event has its name. */
  private static final Set<String> PRESSED =
      Set.of(
          "view_miniprogram",
          "scancode_push",
          "scancode_waitmsg",
          "pic_sysphoto",
          "pic_photo_or_album",
          "pic_weixin",
          "location_select");

  /** Passive replies that change the card that was answered (doc 90375). */
  private static final Set<String> UPDATES =
      Set.of("update_button", "update_taskcard", "update_template_card");

  private final SandboxCorps corps;
  private final SandboxSuites suites;
  private final SandboxProviders providers;
  private final Authorisations authorisations;
  private final ContactBooks books;
  private final Sights sights;
  private final Messages messages;
  private final Agents agents;
  private final IdentityCodes codes;
  private final MemberActs acts;
  private final AfterAnswer afterAnswer;
  private final Tx tx;

  @Inject
  public Workbench(
      SandboxCorps corps,
      SandboxSuites suites,
      SandboxProviders providers,
      Authorisations authorisations,
      ContactBooks books,
      Sights sights,
      Messages messages,
      Agents agents,
      IdentityCodes codes,
      MemberActs acts,
      AfterAnswer afterAnswer,
      Tx tx) {
    this.corps = corps;
    this.suites = suites;
    this.providers = providers;
    this.authorisations = authorisations;
    this.books = books;
    this.sights = sights;
    this.messages = messages;
    this.agents = agents;
    this.codes = codes;
    this.acts = acts;
    this.afterAnswer = afterAnswer;
    this.tx = tx;
  }

  /** A corp with its people. */
  public record People(SandboxCorp corp, Organisation organisation) {}

  /** Who is at work, and with which apps. */
  public record Desk(SandboxCorp corp, CorpMember member, List<SandboxSuite> apps) {}

  /**
   * One app in the member's hands.
   *
   * @param menu what can be pressed
   * @param messages what it sent to the member, newest first
   */
  public record App(Desk desk, SandboxSuite suite, List<MenuButton> menu, List<Message> messages) {}

  public People people(CorpId corpId) {
    return tx.call(() -> new People(corps.get(corpId), books.of(corpId)));
  }

  /** Throws {@code no-such-member}. */
  public Desk desk(CorpId corpId, String userId) {
    return tx.call(
        () ->
            new Desk(
                corps.get(corpId),
                member(corpId, userId),
                visible(corpId, userId).stream().map(one -> suites.get(one.suiteId())).toList()));
  }

  /** Throws {@code not-installed} also where the member does not see it. */
  public App app(CorpId corpId, String userId, SuiteId suiteId) {
    Desk desk = desk(corpId, userId);
    return tx.call(
        () -> {
          Authorisation seen = seen(corpId, userId, suiteId);
          Sight sight = sights.of(seen);
          List<Message> told =
              messages.of(suiteId.value(), corpId.value(), MOST_MESSAGES).stream()
                  .filter(one -> one.isTo(desk.member(), sight))
                  .toList();
          SandboxSuite suite = suites.get(suiteId);
          return new App(desk, suite, ShownMenu.of(agents.of(seen), suite), told);
        });
  }

  /** What the mini program's wx.qy.login would have got (doc 92388). */
  public Secret miniProgramCode(CorpId corpId, String userId, SuiteId suiteId) {
    return tx.call(
        () -> {
          seen(corpId, userId, suiteId);
          return codes.issue(
              CodeKind.MINI_PROGRAM, suiteId.value(), new Member(corpId.value(), userId, ""));
        });
  }

  public Push says(CorpId corpId, String userId, SuiteId suiteId, String text) {
    return acts.says(scene(corpId, userId, suiteId), text);
  }

  /**
   * Presses a menu item.
   *
   * @param action its type; any that is unknown is a click
   * @param target its key, or where it leads
   */
  public Push presses(CorpId corpId, String userId, SuiteId suiteId, String action, String target) {
    if (action.equals("view")) {
      return views(corpId, userId, suiteId, target);
    }
    return PRESSED.contains(action)
        ? acts.act(scene(corpId, userId, suiteId), "event." + action, Map.of("EventKey", target))
        : clicks(corpId, userId, suiteId, target);
  }

  /** Presses a menu item of type click. */
  public Push clicks(CorpId corpId, String userId, SuiteId suiteId, String key) {
    return acts.clicks(scene(corpId, userId, suiteId), key);
  }

  /** Presses a menu item of type view. */
  public Push views(CorpId corpId, String userId, SuiteId suiteId, String url) {
    return acts.views(scene(corpId, userId, suiteId), url);
  }

  /** One of {@link #MORE}, as the catalogue has it. Throws {@code no-such-entry}. */
  public Push does(CorpId corpId, String userId, SuiteId suiteId, String name) {
    Scene scene = scene(corpId, userId, suiteId);
    if (!MORE.contains(name)) {
      throw SandboxProblem.NO_SUCH_ENTRY.because("A member does one of " + MORE + ".");
    }
    return acts.act(scene, name, Map.of());
  }

  /**
   * Where opening an app leads. Both reports only where the app has asked for them, and the member
   * does not wait for them.
   */
  public URI opens(CorpId corpId, String userId, SuiteId suiteId) {
    Scene scene = scene(corpId, userId, suiteId);
    SandboxSuite suite = scene.suite().orElseThrow();
    if (suite.homeUrl().isEmpty()) {
      throw SandboxProblem.NO_URL.because("Enter 应用主页 of " + suiteId + " first.");
    }
    Agent agent = tx.call(() -> agents.of(seen(corpId, userId, suiteId)));
    if (!suite.dataUrl().isEmpty()) {
      afterAnswer.run(() -> report(scene, agent));
    }
    return URI.create(suite.homeUrl(corpId));
  }

  private void report(Scene scene, Agent agent) {
    if (agent.reportsEnter() == REPORTED) {
      acts.enters(scene);
    }
    if (agent.reportsLocation() == REPORTED) {
      acts.act(scene, "event.LOCATION", Map.of());
    }
  }

  /** What is answered, and by which button. */
  private record Answer(Scene scene, CardButton button, Secret responseCode) {}

  /**
   * Presses a button of a card that the app sent, and replaces it where the app replies so. Throws
   * {@code no-such-card}.
   */
  public Push answers(CorpId corpId, String userId, SuiteId suiteId, long messageId, String key) {
    App app = app(corpId, userId, suiteId);
    Scene scene = scene(corpId, userId, suiteId);
    Answer answer =
        tx.call(
            () ->
                app.messages().stream()
                    .filter(one -> one.id() == messageId)
                    .flatMap(one -> CardButton.of(one).stream())
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .map(one -> new Answer(scene, one, renewed(messageId)))
                    .orElseThrow(
                        () ->
                            SandboxProblem.NO_SUCH_CARD.because(
                                userId + " has no such card with a button " + key + ".")));
    Map<String, String> fields = new HashMap<>();
    CHOSEN.forEach(path -> fields.put(path, ""));
    fields.put("EventKey", answer.button().key());
    fields.put("TaskId", answer.button().taskId());
    fields.put("CardType", answer.button().cardType());
    fields.put("ResponseCode", answer.responseCode().reveal());
    Push push = acts.act(answer.scene(), "event.template_card_event", fields);
    if (push.replyKind().filter(UPDATES::contains).isPresent()) {
      tx.run(() -> messages.find(messageId).ifPresent(messages::update));
    }
    return push;
  }

  private Secret renewed(long messageId) {
    return messages.answered(messages.find(messageId).orElseThrow());
  }

  private Scene scene(CorpId corpId, String userId, SuiteId suiteId) {
    return tx.call(
        () -> {
          member(corpId, userId);
          Authorisation seen = seen(corpId, userId, suiteId);
          SandboxSuite suite = suites.get(suiteId);
          return new Scene(
              Optional.of(suite),
              providers.get(suite.provider()),
              Optional.of(corpId),
              String.valueOf(seen.agentId()),
              userId);
        });
  }

  private CorpMember member(CorpId corpId, String userId) {
    return books
        .of(corpId)
        .member(userId)
        .orElseThrow(
            () -> SandboxProblem.NO_SUCH_MEMBER.because(corpId + " has no member " + userId + "."));
  }

  private List<Authorisation> visible(CorpId corpId, String userId) {
    return authorisations.active(corpId).stream()
        .filter(one -> sights.of(one).isUsable(userId))
        .toList();
  }

  private Authorisation seen(CorpId corpId, String userId, SuiteId suiteId) {
    return visible(corpId, userId).stream()
        .filter(one -> one.suiteId().equals(suiteId))
        .findFirst()
        .orElseThrow(
            () ->
                SandboxProblem.NOT_INSTALLED.because(
                    userId + " of " + corpId + " does not see " + suiteId + "."));
  }
}
