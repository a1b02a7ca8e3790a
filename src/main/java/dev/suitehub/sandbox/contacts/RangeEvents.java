package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events on the data URL that one app gets because other members may use it (doc 90376:
 * subscribe where a member who has joined the corp is put into the visible range, or a member in
 * range joins; unsubscribe where one is taken out, leaves or is disabled) or because it has other
 * admins (doc 95038).
 *
 * <p>Unconfirmed: the extra range brings no event, for it is only read; of one change at most
 * {@value #MOST} members of each kind are told, the first by userid (WeCom states no bound, and a
 * corp of ten thousand shall not be ten thousand pushes); a contacts app is not told of what it has
 * changed itself; after an uninstall nobody is.
 */
@Dependent
public class RangeEvents {

  static final int MOST = 20;

  private static final Logger LOG = System.getLogger(RangeEvents.class.getName());

  private final SandboxSuites suites;
  private final Clock clock;

  @Inject
  public RangeEvents(SandboxSuites suites, Clock clock) {
    this.suites = suites;
    this.clock = clock;
  }

  /** After a change of the range or of the members. */
  public List<PushOrder> between(Authorisation authorisation, Sight before, Sight after) {
    return orders(authorisation, joined(before), after);
  }

  /** After an install by somebody who has picked the range. */
  public List<PushOrder> installed(Authorisation authorisation, Sight after) {
    return orders(authorisation, Map.of(), after);
  }

  /** A suite without a data URL hears nothing. */
  private List<PushOrder> orders(
      Authorisation authorisation, Map<Integer, CorpMember> was, Sight after) {
    Optional<SandboxSuite> suite = listener(authorisation);
    if (suite.isEmpty()) {
      return List.of();
    }
    Map<Integer, CorpMember> now = joined(after);
    List<PushOrder> orders = new ArrayList<>();
    orders.addAll(told(true, minus(now, was), authorisation, suite.get()));
    orders.addAll(told(false, minus(was, now), authorisation, suite.get()));
    return orders;
  }

  /** Where the app has other admins, or they other rights. */
  List<PushOrder> admins(Authorisation authorisation, Organisation before, Organisation after) {
    return listener(authorisation)
        .filter(suite -> !appAdmins(authorisation, before).equals(appAdmins(authorisation, after)))
        .map(
            suite ->
                order(
                    suite,
                    authorisation,
                    NoticeText.appAdminsChanged(
                        authorisation.corpId(), agent(authorisation), clock.instant())))
        .map(List::of)
        .orElse(List.of());
  }

  private static Map<String, Integer> appAdmins(Authorisation authorisation, Organisation of) {
    return of.adminsOf(authorisation.suiteId().value(), authorisation.isByMember());
  }

  private List<PushOrder> told(
      boolean entered, List<CorpMember> members, Authorisation authorisation, SandboxSuite suite) {
    if (members.size() > MOST) {
      LOG.log(
          Level.INFO,
          "sandbox suite={0} corp={1} members={2}: of so many only {3} are told by {4}",
          authorisation.suiteId(),
          authorisation.corpId(),
          String.valueOf(members.size()),
          String.valueOf(MOST),
          entered ? "subscribe" : "unsubscribe");
    }
    Instant at = clock.instant();
    return members.stream()
        .limit(MOST)
        .map(
            member ->
                order(
                    suite,
                    authorisation,
                    NoticeText.rangeEvent(
                        entered,
                        authorisation.corpId(),
                        member.userId(),
                        agent(authorisation),
                        at)))
        .toList();
  }

  private static PushOrder order(SandboxSuite suite, Authorisation authorisation, String text) {
    return PushOrder.data(suite, authorisation.corpId(), agent(authorisation), text);
  }

  private Optional<SandboxSuite> listener(Authorisation authorisation) {
    return suites.find(authorisation.suiteId()).filter(one -> !one.dataUrl().isEmpty());
  }

  private static String agent(Authorisation authorisation) {
    return String.valueOf(authorisation.agentId());
  }

  /** By the key that stays when the userid changes. */
  private static Map<Integer, CorpMember> joined(Sight sight) {
    Map<Integer, CorpMember> joined = new TreeMap<>();
    sight.organisation().members().stream()
        .filter(sight::hasJoined)
        .forEach(member -> joined.put(member.key(), member));
    return joined;
  }

  private static List<CorpMember> minus(
      Map<Integer, CorpMember> all, Map<Integer, CorpMember> known) {
    return all.values().stream()
        .filter(member -> !known.containsKey(member.key()))
        .sorted(Comparator.comparing(CorpMember::userId))
        .toList();
  }
}
