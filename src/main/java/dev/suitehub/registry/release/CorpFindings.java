package dev.suitehub.registry.release;

import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.suite.AppSnapshot;
import dev.suitehub.registry.suite.ContactsApps;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.TestingRules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/** What is remarkable about an authorisation. It stands all the same: WeCom has given it. */
@Dependent
public class CorpFindings {

  private final Suites suites;
  private final AuthorizedCorps corps;
  private final ContactsApps contactsApps;

  @Inject
  public CorpFindings(Suites suites, AuthorizedCorps corps, ContactsApps contactsApps) {
    this.suites = suites;
    this.corps = corps;
    this.contactsApps = contactsApps;
  }

  /** In the caller's transaction. */
  public Findings of(AuthorizedCorp corp) {
    return of(corp, corp.kind() == AuthorizationKind.TEST ? corps.placeAmongTests(corp) : 0);
  }

  /**
   * In the caller's transaction.
   *
   * @param place which of the test corps it is; not asked for others
   */
  Findings of(AuthorizedCorp corp, long place) {
    Findings findings = new Findings();
    if (corp.state() == CorpState.ENDED) {
      return findings;
    }
    if (corp.kind() == AuthorizationKind.TEST) {
      findings.addAll(TestingRules.testing(place));
    }
    if (corp.kind() == AuthorizationKind.FORMAL) {
      findings.addAll(
          TestingRules.formal(corp.testedAt().isPresent(), corp.statusAtAuthorization()));
    }
    findings.addAll(contactsApps.check(corp.corpId()));
    OptionalInt granted = granted(corp);
    Optional<ContactPermission> asked = asked(corp);
    if (granted.isPresent() && asked.isPresent()) {
      findings.addAll(TestingRules.granted(granted.getAsInt(), asked.get()));
    }
    return findings;
  }

  /** What corps have of the app, or would get. */
  private Optional<ContactPermission> asked(AuthorizedCorp corp) {
    Suite suite = suites.get(corp.suite());
    AppSnapshot has =
        (corp.kind() == AuthorizationKind.TEST ? corp.settingsSnapshot() : suite.onlineSnapshot())
            .map(AppSnapshot::new)
            .orElseGet(() -> AppSnapshot.of(suites.app(suite.key()), suite));
    return has.contactPermission();
  }

  private static OptionalInt granted(AuthorizedCorp corp) {
    return corp.authInfo().stream()
        .flatMap(info -> info.agents().stream())
        .filter(JsonObject.class::isInstance)
        .map(agent -> agent.asJsonObject().get("privilege"))
        .filter(JsonObject.class::isInstance)
        .map(privilege -> privilege.asJsonObject().get("level"))
        .filter(JsonNumber.class::isInstance)
        .mapToInt(level -> ((JsonNumber) level).intValue())
        .findFirst();
  }
}
