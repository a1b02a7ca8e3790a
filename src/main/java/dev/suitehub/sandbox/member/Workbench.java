package dev.suitehub.sandbox.member;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.api.Message;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a member sees and does (工作台). Only apps whose visible range holds the member are there.
 * Never called inside a transaction, for it pushes.
 */
@Dependent
public class Workbench {

  private static final int MOST_MESSAGES = 50;
  private static final String EVERYBODY = "@all";

  private final SandboxCorps corps;
  private final SandboxSuites suites;
  private final SandboxProviders providers;
  private final Authorisations authorisations;
  private final ContactBooks books;
  private final Sights sights;
  private final Messages messages;
  private final IdentityCodes codes;
  private final MemberActs acts;
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
      IdentityCodes codes,
      MemberActs acts,
      Tx tx) {
    this.corps = corps;
    this.suites = suites;
    this.providers = providers;
    this.authorisations = authorisations;
    this.books = books;
    this.sights = sights;
    this.messages = messages;
    this.codes = codes;
    this.acts = acts;
    this.tx = tx;
  }

  /** A corp with its people. */
  public record People(SandboxCorp corp, Organisation organisation) {}

  /** Who is at work, and with which apps. */
  public record Desk(SandboxCorp corp, CorpMember member, List<SandboxSuite> apps) {}

  /**
   * One app in the member's hands; {@code messages} has what it sent to the member, newest first.
   */
  public record App(Desk desk, SandboxSuite suite, List<Message> messages) {}

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
          seen(corpId, userId, suiteId);
          List<Message> told =
              messages.of(suiteId.value(), corpId.value(), MOST_MESSAGES).stream()
                  .filter(one -> isTo(one, userId))
                  .toList();
          return new App(desk, suites.get(suiteId), told);
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

  /** Presses a menu item of type click. */
  public Push clicks(CorpId corpId, String userId, SuiteId suiteId, String key) {
    return acts.clicks(scene(corpId, userId, suiteId), key);
  }

  /** Presses a menu item of type view. */
  public Push views(CorpId corpId, String userId, SuiteId suiteId, String url) {
    return acts.views(scene(corpId, userId, suiteId), url);
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

  private static boolean isTo(Message message, String userId) {
    return message.toUser().equals(EVERYBODY)
        || Arrays.asList(message.toUser().split("\\|")).contains(userId);
  }
}
