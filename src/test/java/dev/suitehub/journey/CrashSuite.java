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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  /** One of so many pushes comes twice. */
  private static final int ONE_OF = 4;

  private final Listing listing;
  private final HubSystem hub;
  private final WecomSystem wecom;
  private final Follower follower;

  /** Installed throughout, for notices that change nothing. */
  private final String resident;

  private final List<Install> installs = new ArrayList<>();
  private final List<Cancel> cancels = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Push> pushes = new ArrayList<>();
  private final List<String> installed = new ArrayList<>();
  private final Set<Long> acknowledgedPushes = new HashSet<>();
  private final Map<String, Set<String>> foundClaims = new HashMap<>();
  private final Set<String> excused = new HashSet<>();
  private final Set<String> noticesSent = new HashSet<>();
  private final Set<String> noticesAcknowledged = new HashSet<>();
  private final Map<Long, String> noticeOf = new HashMap<>();
  private final Map<Long, Long> ticketOf = new TreeMap<>();
  private final Set<String> deadTokens = new TreeSet<>();
  private final Set<String> unreadChanges = new TreeSet<>();
  private int cutOff;
  private Evidence.Notices notices = new Evidence.Notices(Set.of(), Set.of(), List.of());
  private Evidence.Feed feed = new Evidence.Feed(List.of(), List.of());
  private int cutOffUntilRest;
  private long newestTicket;
  private long oldTicket;
  private long ticketBefore;

  /** {@code push}: the number of its create_auth in WeCom's log. */
  private record Install(String corp, String codeHash, int round, long push) {}

  private record Cancel(String corp, int round, long push) {}

  private record Change(String corp, int level, int round, long push) {}

  /** Something in WeCom's log; {@code owed}: pushed again until it is acknowledged. */
  private record Push(long id, int round, boolean owed) {}

  CrashSuite(Site site) {
    listing = Listing.registered(site);
    hub = site.hub();
    wecom = site.wecom();
    follower = new Follower(hub, listing.suite());
    oldTicket = secondsAgo(OLD_TICKETS_BEGIN);
    // The first answer of a busy machine may come too late.
    await(
        () -> {
          pushTicket(0);
          return !acknowledgedPushes.isEmpty();
        });
    resident = listing.newCorp();
    install(resident, 0);
    await(this::redeliver);
    listing.awaitState(resident, "ACTIVE");
    cutOff = 0;
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
      long id = note(push, round, true);
      installs.add(new Install(corp, WecomSystem.hash(brought.getString("authCode")), round, id));
    }
  }

  /** The corps that are installed when a round begins, in any order. */
  synchronized List<String> installed(Random random) {
    List<String> all = new ArrayList<>(installed);
    Collections.shuffle(all, random);
    return List.copyOf(all);
  }

  void cancel(String corp, int round) {
    JsonObject push = wecom.uninstall(listing.suiteId(), corp);
    synchronized (this) {
      cancels.add(new Cancel(corp, round, note(push, round, true)));
      installed.remove(corp);
    }
  }

  /**
   * The corp allows something else than before. Not twice in one second: WeCom's words for it would
   * be the same.
   */
  void change(String corp, int level, int round) {
    JsonObject push = wecom.changeAuth(listing.suiteId(), corp, level);
    synchronized (this) {
      changes.add(new Change(corp, level, round, note(push, round, true)));
    }
  }

  private long note(JsonObject push, int round, boolean owed) {
    long id = push.getJsonNumber("id").longValue();
    pushes.add(new Push(id, round, owed));
    if (!accepted(push, id)) {
      cutOff++;
    }
    return id;
  }

  /** Whether that push of what has this number was acknowledged. */
  private boolean accepted(JsonObject push, long id) {
    if (!isAccepted(push)) {
      return false;
    }
    acknowledgedPushes.add(id);
    String notice = noticeOf.get(id);
    if (notice != null) {
      noticesAcknowledged.add(notice);
    }
    return true;
  }

  private static boolean isAccepted(JsonObject push) {
    return push.getString("verdict").equals("ACCEPTED");
  }

  void pushTicket(int round) {
    newestTicket = Math.max(newestTicket + 1, secondsAgo(TICKETS_BEGIN));
    pushTicket(newestTicket, round);
  }

  /** One that comes late: it must not take the place of a newer one. */
  void pushOldTicket(int round) {
    pushTicket(++oldTicket, round);
  }

  private void pushTicket(long seconds, int round) {
    JsonObject push = wecom.pushTicket(listing.suiteId(), Fresh.secret(), seconds, true);
    synchronized (this) {
      ticketOf.put(note(push, round, false), seconds);
    }
  }

  /** A notice that changes nothing, and that WeCom can push again as it was. */
  void pushNotice(int round) {
    String user = "n" + Fresh.hex(16);
    String text =
        Letter.userUpdated(listing.suiteId(), resident, user, Instant.now().getEpochSecond());
    JsonObject push =
        wecom.push("COMMAND", listing.suiteId(), text, Map.of("corp", resident)).get(0);
    synchronized (this) {
      noticesSent.add(user);
      noticeOf.put(push.getJsonNumber("id").longValue(), user);
      note(push, round, true);
    }
  }

  /** Returns when all are acknowledged or cut off; whether the hub seems to be there. */
  boolean pushNotices(int count) {
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
      cutOff += bulk.getJsonArray("failed").size();
    }
    return bulk.getInt("acknowledged") > count / 2;
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
              if (!exchange.claim().isEmpty()) {
                foundClaims.computeIfAbsent(code, hash -> new HashSet<>()).add(exchange.claim());
                if (hubDied && answered.contains(code)) {
                  excused.add(code);
                }
              }
            });
  }

  /** WeCom pushes again what was not acknowledged; true when there is nothing left of it. */
  boolean redeliver() {
    pushAgain(unacknowledged());
    return unacknowledged().isEmpty();
  }

  private synchronized List<Long> unacknowledged() {
    return pushes.stream()
        .filter(push -> push.owed() && !acknowledgedPushes.contains(push.id()))
        .map(Push::id)
        .toList();
  }

  /** As though WeCom had not seen some of the answers, to old tickets as to all else. */
  void repeatSome(int round) {
    List<Long> some;
    synchronized (this) {
      some =
          pushes.stream()
              .filter(push -> push.round() == round && push.id() % ONE_OF == 0)
              .map(Push::id)
              .toList();
    }
    pushAgain(some);
  }

  private void pushAgain(List<Long> ids) {
    for (long id : ids) {
      JsonObject again = wecom.pushAgain(id);
      synchronized (this) {
        accepted(again, id);
      }
    }
  }

  /** Reads what is new in the feed, whatever happens to the hub meanwhile. */
  void follow() {
    follower.readOn();
  }

  /** Whether all that was acknowledged is in the feed. */
  boolean isAllTold() {
    Set<String> owed;
    synchronized (this) {
      owed = Set.copyOf(noticesAcknowledged);
    }
    return follower.readOn() && follower.knows(owed);
  }

  /** As a business system that follows the feed only now. */
  void readAgain() {
    List<String> again = hub.events(key()).stream().map(Follower::id).toList();
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
            Set.copyOf(noticesSent), Set.copyOf(noticesAcknowledged), follower.notices());
    List<String> told = follower.events();
    feed = new Evidence.Feed(told, told);
    cutOffUntilRest = cutOff;
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

  /** Whether the hub knows by now what the corps of that round allow. */
  boolean haveBeenRead(int round) {
    Map<String, Integer> wanted = new HashMap<>();
    synchronized (this) {
      changes.stream()
          .filter(change -> change.round() == round)
          .forEach(change -> wanted.put(change.corp(), change.level()));
    }
    Set<String> unread = new TreeSet<>();
    wanted.forEach(
        (corp, level) -> {
          int read = level(corp);
          if (read != level) {
            unread.add(corp + " allows " + level + ", read was " + read);
          }
        });
    synchronized (this) {
      unreadChanges.clear();
      unreadChanges.addAll(unread);
    }
    return unread.isEmpty();
  }

  /** How much the hub has last read that this corp allows; 0 where it has read nothing. */
  private int level(String corp) {
    return hub.corp(key(), corp)
        .map(view -> view.getJsonArray("agents").getValuesAs(JsonObject.class))
        .filter(agents -> !agents.isEmpty())
        .map(agents -> agents.get(0).getJsonObject("privilege").getInt("level"))
        .orElse(0);
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
                follower.endsOf(cancel.corp())));
      }
    }
    Set<Long> ticketsAcknowledged = new HashSet<>();
    ticketOf.forEach(
        (push, seconds) -> {
          if (acknowledgedPushes.contains(push)) {
            ticketsAcknowledged.add(seconds);
          }
        });
    Evidence.Tickets tickets =
        new Evidence.Tickets(
            Set.copyOf(ticketOf.values()),
            ticketsAcknowledged,
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
        changes(wreck),
        tickets,
        (int) wreck.count("create_auth") - others,
        lossesAlerted,
        cutOffUntilRest,
        Set.copyOf(deadTokens),
        Set.copyOf(unreadChanges));
  }

  /** Of all rounds: nothing in the journal tells a corp's changes of two rounds apart. */
  private List<Evidence.Change> changes(Wreck wreck) {
    Map<String, List<Change>> ofCorps =
        changes.stream().collect(Collectors.groupingBy(Change::corp));
    return ofCorps.entrySet().stream()
        .map(
            one ->
                new Evidence.Change(
                    one.getKey(),
                    one.getValue().size(),
                    (int)
                        one.getValue().stream()
                            .filter(change -> acknowledgedPushes.contains(change.push()))
                            .count(),
                    (int) wreck.count("change_auth", one.getKey())))
        .toList();
  }

  private Code code(Install install, Wreck wreck, List<Integer> errcodes) {
    Wreck.Exchange exchange = wreck.exchanges().get(install.codeHash());
    return new Code(
        install.corp(),
        acknowledgedPushes.contains(install.push()),
        exchange == null ? State.UNKNOWN : exchange.state(),
        errcodes.size(),
        Collections.frequency(errcodes, 0),
        foundClaims.getOrDefault(install.codeHash(), Set.of()).size(),
        excused.contains(install.codeHash()),
        exchange == null ? Duration.ZERO : Duration.between(exchange.receivedAt(), Instant.now()),
        follower.installsOf(install.corp()));
  }

  private List<JsonObject> exchangeCalls() {
    return wecom.callLog(
        Map.of("api", Listing.EXCHANGE, "suite", listing.suiteId(), "limit", MOST_CALLS));
  }
}
