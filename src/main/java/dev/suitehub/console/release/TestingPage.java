package dev.suitehub.console.release;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.release.TestCorp;
import dev.suitehub.registry.release.TestLink;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.release.Testing;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CorpId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /console/testing.xhtml}: who tests an app, and the links to do it with. */
@Named("testingPage")
@RequestScoped
public class TestingPage {

  private static final int LINKS = 50;

  @Inject Suites suites;
  @Inject Testing testing;
  @Inject TestLinks links;
  @Inject ReleaseTexts texts;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Clock clock;
  @Inject Tx tx;

  @PostConstruct
  void enter() {
    caller.need(Scope.CORPS_READ);
  }

  private TestLinks.@Nullable Issued issued;
  private Testing.@Nullable Sheet sheet;

  public String suite() {
    return Asked.one("suite");
  }

  public boolean isChosen() {
    return Keys.findSuite(suite()).flatMap(key -> tx.call(() -> suites.find(key))).isPresent();
  }

  private SuiteKey key() {
    return Keys.suite(suite());
  }

  public String name() {
    return isChosen() ? tx.call(() -> suites.app(key()).name()) : suite();
  }

  private Testing.Sheet sheet() {
    Testing.Sheet known = sheet;
    if (known == null) {
      known = testing.of(key());
      sheet = known;
    }
    return known;
  }

  public long used() {
    return sheet().used();
  }

  public int most() {
    return sheet().most();
  }

  public long ever() {
    return sheet().ever();
  }

  /** The last place, or none; and that nobody should test any more. */
  public List<FindingRow> room() {
    return texts.rows(suite(), links.before(new SuiteKey(suite())));
  }

  public List<TestCorpLine> corps() {
    return sheet().corps().stream().map(this::line).toList();
  }

  private TestCorpLine line(TestCorp corp) {
    return new TestCorpLine(
        corp.corpId(),
        corp.corpName(),
        corp.since(),
        corp.isStale(),
        texts.differences(corp.behind()),
        texts.rows(suite(), corp.findings()));
  }

  public boolean isTester() {
    return caller.may(Scope.INSTALL_TEST);
  }

  public void issue() {
    answers.attempt(() -> issued = links.issue(key()));
  }

  /** Shown once; empty where none was made just now. */
  public String link() {
    return Optional.ofNullable(issued).map(TestLinks.Issued::installUrl).orElse("");
  }

  public void withdraw() {
    answers.attempt(() -> answers.done(texts.text("links.withdrawn", links.withdraw(key()))));
  }

  public long open() {
    return tx.call(() -> links.countOpen(key()));
  }

  public List<TestLinkLine> links() {
    Instant now = clock.instant();
    return tx.call(() -> links.list(key(), LINKS)).stream().map(link -> line(link, now)).toList();
  }

  private TestLinkLine line(TestLink link, Instant now) {
    String state = link.isOpen(now) ? "open" : link.usedAt().isPresent() ? "used" : "ended";
    return new TestLinkLine(
        ReleaseTexts.person(link.issuedBy()),
        state.equals("open") ? "waiting" : "quiet",
        texts.text("link." + state),
        link.expiresAt(),
        link.corpId().map(CorpId::value).orElse(""));
  }
}
