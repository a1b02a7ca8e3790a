package dev.suitehub.sandbox.contacts;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.Catalogue;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Pusher;
import dev.suitehub.sandbox.push.Scene;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a corp's admin changes of an authorisation, and all that WeCom tells the provider about it.
 * Never called inside a transaction, for it pushes.
 */
@Dependent
public class GrantChanges {

  private final ContactBooks books;
  private final Authorisations authorisations;
  private final SandboxSuites suites;
  private final SandboxProviders providers;
  private final Installs installs;
  private final RangeEvents events;
  private final Pusher pusher;
  private final Announcer announcer;
  private final Tx tx;

  @Inject
  public GrantChanges(
      ContactBooks books,
      Authorisations authorisations,
      SandboxSuites suites,
      SandboxProviders providers,
      Installs installs,
      RangeEvents events,
      Pusher pusher,
      Announcer announcer,
      Tx tx) {
    this.books = books;
    this.authorisations = authorisations;
    this.suites = suites;
    this.providers = providers;
    this.installs = installs;
    this.events = events;
    this.pusher = pusher;
    this.announcer = announcer;
    this.tx = tx;
  }

  /**
   * What was pushed: change_auth, unless no URL was entered for it, and the events of those who may
   * use the app now, or no more.
   */
  public record Told(Optional<Push> changeAuth, List<Push> events) {
    public Told {
      events = List.copyOf(events);
    }
  }

  /** Ranges, consent, mode and level. */
  public Told change(SuiteId suiteId, CorpId corpId, AuthorisationChange change) {
    List<PushOrder> orders = tx.call(() -> changed(suiteId, corpId, change));
    Optional<Push> changeAuth = installs.pushChange(suiteId, corpId);
    return new Told(changeAuth, pusher.pushAll(orders));
  }

  /** The same, and WeCom tells nobody. */
  public void changeSilently(SuiteId suiteId, CorpId corpId, AuthorisationChange change) {
    installs.change(suiteId, corpId, change);
  }

  private List<PushOrder> changed(SuiteId suiteId, CorpId corpId, AuthorisationChange change) {
    suites.get(suiteId);
    Organisation organisation = books.lock(corpId);
    Sight before = Sight.of(authorisations.active(suiteId, corpId), organisation);
    Authorisation authorisation = authorisations.change(suiteId, corpId, change);
    return events.between(authorisation, before, Sight.of(authorisation, organisation));
  }

  /** What changed of the special grants, and for whom. */
  private record Agreed(Scene scene, List<String> notices) {}

  /** From now on these are agreed to and no others; each that is new or gone has its notice. */
  public List<Push> agree(SuiteId suiteId, CorpId corpId, Set<SpecialGrant> grants) {
    Agreed agreed = tx.call(() -> agreed(suiteId, corpId, grants));
    return agreed.notices().stream()
        .filter(name -> isHeard(agreed.scene(), name))
        .map(name -> announcer.announce(name, agreed.scene(), Map.of()))
        .toList();
  }

  private Agreed agreed(SuiteId suiteId, CorpId corpId, Set<SpecialGrant> grants) {
    SandboxSuite suite = suites.get(suiteId);
    SandboxProvider provider = providers.get(suite.provider());
    books.lock(corpId);
    Authorisation authorisation = authorisations.active(suiteId, corpId);
    Set<SpecialGrant> known = authorisation.granted();
    authorisation.agree(grants);
    List<String> notices = new ArrayList<>();
    for (SpecialGrant grant : SpecialGrant.values()) {
      if (grants.contains(grant) && !known.contains(grant)) {
        notices.add(grant.agreed());
      } else if (known.contains(grant) && !grants.contains(grant)) {
        grant.withdrawn().ifPresent(notices::add);
      }
    }
    return new Agreed(
        new Scene(
            Optional.of(suite),
            provider,
            Optional.of(corpId),
            String.valueOf(authorisation.agentId()),
            ""),
        notices);
  }

  /** Where no URL was entered nobody hears it. */
  private static boolean isHeard(Scene scene, String name) {
    return !(Catalogue.get(name).kind() == PushKind.SYSTEM
            ? scene.provider().systemUrl()
            : scene.suite().orElseThrow().commandUrl())
        .isEmpty();
  }
}
