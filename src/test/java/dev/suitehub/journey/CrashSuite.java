package dev.suitehub.journey;

import dev.suitehub.journey.Evidence.Cancellation;
import dev.suitehub.journey.Evidence.Code;
import dev.suitehub.journey.Evidence.State;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * One of the suites that crashes are tried on: what WeCom sent it, what was acknowledged, and what
 * readers were told. Threads of a {@link Storm} write side by side.
 */
final class CrashSuite {

  /** Long enough ago that no TimeStamp made here lies ahead, and well within a ticket's life. */
  private static final Duration TICKETS_BEGIN = Duration.ofMinutes(15);

  /** Those that come out of their order are older than all others. */
  private static final Duration OLD_TICKETS_BEGIN = Duration.ofMinutes(25);

  private static final int MOST_CALLS = 5000;

  /** Of each round. */
  private static final int MOST_TOKENS = 5;

  private final Listing listing;
  private final HubSystem hub;
  private final WecomSystem wecom;

  /** Installed throughout, for notices that change nothing. */
  private final String resident;

  private final List<Install> installs = new ArrayList<>();
  private final List<Cancel> cancels = new ArrayList<>();
  private final List<String> installed = new ArrayList<>();
  private final Set<Long> acknowledgedPushes = new HashSet<>();
  private final Map<String, Integer> foundClaimed = new HashMap<>();
  private final Set<String> excused = new HashSet<>();
  private final Set<String> noticesSent = new HashSet<>();
  private final Set<String> noticesAcknowledged = new HashSet<>();
  private final Set<Long> ticketsSent = new TreeSet<>();
  private final Set<Long> ticketsAcknowledged = new TreeSet<>();
  private final List<String> eventsTold = new ArrayList<>();
  private final List<String> noticesTold = new ArrayList<>();
  private final List<String> installsTold = new ArrayList<>();
  private final List<String> endsTold = new ArrayList<>();
  private final Set<String> deadTokens = new TreeSet<>();
  private Evidence.Notices notices = new Evidence.Notices(Set.of(), Set.of(), List.of());
  private Evidence.Feed feed = new Evidence.Feed(List.of(), List.of());
  private String cursor = "";
  private long newestTicket;
  private long oldTicket;
  private long ticketBefore;

  /** {@code push}: the number of its create_auth in WeCom's log. */
  private record Install(String corp, String codeHash, int round, long push) {}

  private record Cancel(String corp, int round, long push) {}

  CrashSuite(Site site) {
    listing = Listing.registered(site);
    hub = site.hub();
    wecom = site.wecom();
    oldTicket = secondsAgo(OLD_TICKETS_BEGIN);
    // The first answer of a busy machine may come too late.
    await(
        () -> {
          pushTicket();
          return !ticketsAcknowledged.isEmpty();
        });
    resident = listing.newCorp();
    install(resident, 0);
    await(this::redeliver);
    listing.awaitState(resident, "ACTIVE");
  }

  private static void await(Callable<Boolean> acknowledged) {
    Awaitility.await("acknowledged").atMost(Listing.SOON).until(acknowledged);
  }

  private static long secondsAgo(Duration time) {
    return Instant.now().minus(time).getEpochSecond();
  }

  String key() {
    return listing.suite();
  }

  /** A corp that is new to everybody installs the app. */
  void install(int round) {
    install(listing.newCorp(), round);
  }

  private void install(String corp, int round) {
    JsonObject brought = wecom.install(listing.suiteId(), corp);
    JsonObject push = brought.getJsonObject("push");
    synchronized (this) {
      long id = note(push);
      installs.add(new Install(corp, WecomSystem.hash(brought.getString("authCode")), round, id));
    }
  }

  /** About half of the corps that were installed when the round began, in any order. */
  synchronized List<String> goingAway(Random random) {
    List<String> going = new ArrayList<>(installed);
    Collections.shuffle(going, random);
    return List.copyOf(going.subList(0, going.size() / 2));
  }

  void cancel(String corp, int round) {
    JsonObject push = wecom.uninstall(listing.suiteId(), corp);
    synchronized (this) {
      cancels.add(new Cancel(corp, round, note(push)));
      installed.remove(corp);
    }
  }

  private long note(JsonObject push) {
    long id = push.getJsonNumber("id").longValue();
    if (isAccepted(push)) {
      acknowledgedPushes.add(id);
    }
    return id;
  }

  private static boolean isAccepted(JsonObject push) {
    return push.getString("verdict").equals("ACCEPTED");
  }

  void pushTicket() {
    newestTicket = Math.max(newestTicket + 1, secondsAgo(TICKETS_BEGIN));
    pushTicket(newestTicket);
  }

  /** One that comes late: it must not take the place of a newer one. */
  void pushOldTicket() {
    pushTicket(++oldTicket);
  }

  private void pushTicket(long seconds) {
    JsonObject push = wecom.pushTicket(listing.suiteId(), Fresh.secret(), seconds, true);
    synchronized (this) {
      ticketsSent.add(seconds);
      if (isAccepted(push)) {
        ticketsAcknowledged.add(seconds);
      }
    }
  }

  /** Returns when all are acknowledged or cut off. */
  void pushNotices(int count) {
    JsonObject bulk =
        wecom.bulkLater(listing.suiteId(), resident, count, "notice", 4).join().expect(200).json();
    synchronized (this) {
      bulk.getJsonArray("ids").getValuesAs(JsonString.class).stream()
          .map(JsonString::getString)
          .forEach(noticesAcknowledged::add);
      noticesSent.addAll(noticesAcknowledged);
      bulk.getJsonArray("failed").getValuesAs(JsonObject.class).stream()
          .map(failed -> failed.getString("id"))
          .forEach(noticesSent::add);
    }
  }

  /** As business systems do all the time; whatever it is answered. */
  void useToken(Random random) {
    String corp;
    synchronized (this) {
      corp = installed.isEmpty() ? resident : installed.get(random.nextInt(installed.size()));
    }
    hub.corpToken(key(), corp);
  }

  /**
   * What a kill has found under way.
   *
   * @param answeredBefore a code that WeCom answered before that, and that is not done in the
   *     wreck, can be lost: nobody has what WeCom gave
   */
  void found(Wreck wreck, Instant answeredBefore, boolean hubDied) {
    Set<String> answered = new HashSet<>();
    for (JsonObject call : exchangeCalls()) {
      if (call.getInt("errcode") == 0
          && Instant.parse(call.getString("at")).isBefore(answeredBefore)) {
        answered.add(call.getString("codeHash"));
      }
    }
    wreck
        .exchanges()
        .forEach(
            (code, exchange) -> {
              if (exchange.claimed()) {
                foundClaimed.merge(code, 1, Integer::sum);
                if (hubDied && answered.contains(code)) {
                  excused.add(code);
                }
              }
            });
  }

  /** WeCom pushes again what was not acknowledged; true when there is nothing left of it. */
  boolean redeliver() {
    for (long push : unacknowledged()) {
      if (isAccepted(wecom.pushAgain(push))) {
        synchronized (this) {
          acknowledgedPushes.add(push);
        }
      }
    }
    return unacknowledged().isEmpty();
  }

  private synchronized List<Long> unacknowledged() {
    List<Long> open = new ArrayList<>();
    installs.forEach(one -> open.add(one.push()));
    cancels.forEach(one -> open.add(one.push()));
    open.removeAll(acknowledgedPushes);
    return open;
  }

  /** Reads what is new in the feed; true when all that was acknowledged is there. */
  synchronized boolean isAllTold() {
    while (true) {
      JsonObject page = hub.eventPage(key(), cursor).json();
      List<JsonObject> events = page.getJsonArray("events").getValuesAs(JsonObject.class);
      events.forEach(this::told);
      cursor = page.getString("next");
      if (events.isEmpty()) {
        return new HashSet<>(noticesTold).containsAll(noticesAcknowledged);
      }
    }
  }

  private void told(JsonObject event) {
    eventsTold.add(id(event));
    switch (event.getString("type")) {
      case "change_contact" -> noticesTold.add(event.getJsonObject("fields").getString("UserID"));
      case "corp.installed" -> installsTold.add(event.getString("corpId"));
      case "corp.ended" -> endsTold.add(event.getString("corpId"));
      default -> {
        // Not looked at.
      }
    }
  }

  private static String id(JsonObject event) {
    return String.valueOf(event.get("id"));
  }

  /** As a business system that follows the feed only now. */
  void readAgain() {
    List<String> again = hub.events(key()).stream().map(CrashSuite::id).toList();
    synchronized (this) {
      feed = new Evidence.Feed(feed.told(), again);
    }
  }

  /** Whether every corp of that round has gone that said so. */
  boolean haveEnded(int round) {
    List<Cancel> ofRound;
    synchronized (this) {
      ofRound = cancels.stream().filter(cancel -> cancel.round() == round).toList();
    }
    return ofRound.stream().allMatch(cancel -> hub.hasCorp(key(), cancel.corp(), "ENDED"));
  }

  /** What was told until now is what the next evidence is about. */
  synchronized void rest() {
    notices =
        new Evidence.Notices(
            Set.copyOf(noticesSent), Set.copyOf(noticesAcknowledged), List.copyOf(noticesTold));
    List<String> told = List.copyOf(eventsTold);
    feed = new Evidence.Feed(told, told);
  }

  /**
   * Whoever is installed now may go away in a later round; some get a token, which WeCom has to
   * take.
   */
  void welcome(int round) {
    List<Install> ofRound;
    synchronized (this) {
      ofRound = installs.stream().filter(install -> install.round() == round).toList();
    }
    int tried = 0;
    for (Install install : ofRound) {
      if (hub.hasCorp(key(), install.corp(), "ACTIVE")) {
        synchronized (this) {
          installed.add(install.corp());
        }
        if (tried++ < MOST_TOKENS) {
          tryToken(install.corp());
        }
      }
    }
  }

  private void tryToken(String corp) {
    Reply token = hub.corpToken(key(), corp);
    if (token.status() != 200 || !wecom.accepts(token.json().getString("accessToken"))) {
      synchronized (this) {
        deadTokens.add(corp + ", answered with " + token.status());
      }
    }
  }

  /** Of the rounds up to that one. */
  synchronized Evidence evidence(Wreck wreck, int round, int lossesAlerted) {
    Map<String, List<Integer>> errcodes = new HashMap<>();
    for (JsonObject call : exchangeCalls()) {
      errcodes
          .computeIfAbsent(call.getString("codeHash"), hash -> new ArrayList<>())
          .add(call.getInt("errcode"));
    }
    List<Code> codes = new ArrayList<>();
    int others = 0;
    for (Install install : installs) {
      if (install.round() <= round) {
        codes.add(code(install, wreck, errcodes.getOrDefault(install.codeHash(), List.of())));
      } else if (wreck.exchanges().containsKey(install.codeHash())) {
        others++;
      }
    }
    List<Cancellation> ended = new ArrayList<>();
    for (Cancel cancel : cancels) {
      if (cancel.round() <= round) {
        ended.add(
            new Cancellation(
                cancel.corp(),
                acknowledgedPushes.contains(cancel.push()),
                (int) wreck.count("cancel_auth", cancel.corp()),
                wreck.corpStates().getOrDefault(cancel.corp(), ""),
                Collections.frequency(endsTold, cancel.corp())));
      }
    }
    Evidence.Tickets tickets =
        new Evidence.Tickets(
            Set.copyOf(ticketsSent),
            Set.copyOf(ticketsAcknowledged),
            wreck.times("suite_ticket"),
            ticketBefore,
            wreck.ticketTime());
    ticketBefore = wreck.ticketTime();
    return new Evidence(
        key(),
        feed,
        notices,
        codes,
        ended,
        tickets,
        (int) wreck.count("create_auth") - others,
        lossesAlerted,
        Set.copyOf(deadTokens));
  }

  private Code code(Install install, Wreck wreck, List<Integer> errcodes) {
    Wreck.Exchange exchange = wreck.exchanges().get(install.codeHash());
    return new Code(
        install.corp(),
        acknowledgedPushes.contains(install.push()),
        exchange == null ? State.UNKNOWN : exchange.state(),
        errcodes.size(),
        Collections.frequency(errcodes, 0),
        foundClaimed.getOrDefault(install.codeHash(), 0),
        excused.contains(install.codeHash()),
        exchange == null ? Duration.ZERO : Duration.between(exchange.receivedAt(), Instant.now()),
        Collections.frequency(installsTold, install.corp()));
  }

  private List<JsonObject> exchangeCalls() {
    return wecom.callLog(
        Map.of("api", Listing.EXCHANGE, "suite", listing.suiteId(), "limit", MOST_CALLS));
  }
}
