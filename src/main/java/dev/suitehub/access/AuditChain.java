package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the audit log show what was done to it. Whoever notes an act waits for nobody: its entry
 * bears its own seal and commits with the act. A moment later the entry is linked: each link names
 * up to 200 entries with a mark of each and the seal of the link before, so that one that is
 * changed, emptied or removed afterwards, and a link that is, shows at the next check.
 *
 * <p>Ids of entries have gaps from the start (nodes take them in blocks, and transactions end
 * without a commit), and commit in any order: so nothing follows from gaps, and an entry is linked
 * when it is seen, whatever its id and time.
 */
@Dependent
public class AuditChain {

  private static final Logger LOG = System.getLogger(AuditChain.class.getName());

  static final int MOST_ENTRIES = 200;
  static final int MOST_LINKS = 25;
  private static final int MOST_AT_ONCE = 25;
  private static final int MOST_NAMED = 10;

  private final EntityManager entities;
  private final Tx tx;
  private final AuditLog log;
  private final AuditMemory memory;
  private final Clock clock;

  @Inject
  AuditChain(EntityManager entities, Tx tx, AuditLog log, AuditMemory memory, Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.log = log;
    this.memory = memory;
    this.clock = clock;
  }

  /** Links what is not linked yet. Two nodes at once take turns. */
  void link() {
    if (!tx.call(this::hasWork)) {
      return;
    }
    // A moment that only the first link ever asks for, and that does not move: read once.
    Predicate<AuditEntry> old = tx.call(this::isOld);
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      if (!tx.call(() -> linkSome(old))) {
        return;
      }
    }
  }

  /** Checks the next links, and the newest: round and round. */
  void walk() {
    tx.run(
        () -> {
          AuditEnd end = held();
          AuditCheck next = check(end, end.checked() + 1);
          if (next.to() < end.links()) {
            check(end, Math.max(1, end.links() - 1));
          }
          end.isChecked(next.to(), clock.instant());
        });
  }

  /** Checks {@value #MOST_LINKS} links from that one on, now. */
  AuditCheck check(long from) {
    return tx.call(
        () -> {
          AuditEnd end = held();
          return check(end, Math.max(1, Math.min(from, end.links() + 1)));
        });
  }

  /** As the checks so far have it. */
  public AuditVerdict verdict() {
    return tx.call(
        () -> {
          AuditEnd end = end(LockModeType.NONE).orElseGet(AuditEnd::anew);
          long found = count(AuditFlaw.COUNT);
          List<AuditFinding> findings =
              entities
                  .createNamedQuery(AuditFlaw.ALL, AuditFlaw.class)
                  .setMaxResults(50)
                  .getResultStream()
                  .map(AuditFlaw::finding)
                  .toList();
          return new AuditVerdict(
              found == 0,
              end.entries(),
              count(AuditEntry.COUNT_UNLINKED),
              end.links(),
              end.linkedAt(),
              end.roundAt(),
              end.lastSeal(),
              found,
              findings);
        });
  }

  /** What was found last, the newest first. */
  public List<AuditFinding> newest(int most) {
    return tx.call(
        () ->
            entities
                .createNamedQuery(AuditFlaw.NEWEST, AuditFlaw.class)
                .setMaxResults(most)
                .getResultStream()
                .map(AuditFlaw::finding)
                .toList());
  }

  /** How many findings there are. */
  public long found() {
    return tx.call(() -> count(AuditFlaw.COUNT));
  }

  /** Most ticks end here, and hold nothing. */
  private boolean hasWork() {
    return count(AuditEntry.COUNT_UNLINKED) > 0
        || !end(LockModeType.NONE).map(AuditEnd::isCaughtUp).orElse(false);
  }

  private boolean linkSome(Predicate<AuditEntry> old) {
    AuditEnd end = held();
    List<AuditEntry> fresh =
        entities
            .createNamedQuery(AuditEntry.UNLINKED, AuditEntry.class)
            .setMaxResults(MOST_ENTRIES)
            .getResultList();
    boolean more = fresh.size() == MOST_ENTRIES;
    if (!fresh.isEmpty()) {
      AuditLink link =
          AuditLink.over(
              end.links() + 1, clock.instant(), end.lastSeal(), fresh, isWhole(end, old));
      entities.persist(link);
      entities
          .createNamedQuery(AuditEntry.LINK)
          .setParameter("link", link.number())
          .setParameter("ids", fresh.stream().map(AuditEntry::id).toList())
          .executeUpdate();
      end.added(link, fresh.size());
    }
    if (!more) {
      end.hasCaughtUp();
    }
    return more;
  }

  /** Entries of before seals are taken as they are, once: the first time that the chain ends. */
  private static Predicate<AuditEntry> isWhole(AuditEnd end, Predicate<AuditEntry> old) {
    return end.isCaughtUp()
        ? AuditEntry::isWhole
        : entry -> entry.isUnsealed() ? old.test(entry) : entry.isWhole();
  }

  /** Whether an entry is of before the first seal, as far as anybody asks. */
  private Predicate<AuditEntry> isOld() {
    if (end(LockModeType.NONE).map(AuditEnd::isCaughtUp).orElse(false)) {
      return entry -> false;
    }
    Optional<Instant> firstSealed = firstSealed(entities);
    return entry -> firstSealed.isEmpty() || !entry.at().isAfter(firstSealed.get());
  }

  static Optional<Instant> firstSealed(EntityManager entities) {
    return entities
        .createNamedQuery(AuditEntry.SEALED, Instant.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The end of the chain, for this transaction alone; put right where somebody has changed it. */
  private AuditEnd held() {
    Optional<AuditEnd> kept = end(LockModeType.PESSIMISTIC_WRITE);
    AuditEnd end = kept.orElseGet(AuditEnd::anew);
    if (kept.isEmpty()) {
      entities.persist(end);
    }
    AuditMemory.Seen seen = memory.seen();
    long last =
        Optional.ofNullable(entities.createNamedQuery(AuditLink.LAST, Long.class).getSingleResult())
            .orElse(0L);
    boolean isPutBack =
        seen.links() > end.links()
            || link(seen.links()).filter(one -> !one.seal().equals(seen.seal())).isPresent();
    if (kept.isEmpty() || !end.isWhole() || last > end.links() || isPutBack) {
      found(List.of(finding(AuditFault.CHAIN_CHANGED, end.links(), 0, 0)));
      end.startsAgain(link(last));
    }
    // As it was committed: what this transaction adds may never be.
    memory.sees(end.links(), end.lastSeal());
    return end;
  }

  private Optional<AuditEnd> end(LockModeType lock) {
    return entities
        .createNamedQuery(AuditEnd.ONE, AuditEnd.class)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  private Optional<AuditLink> link(long number) {
    return Optional.ofNullable(entities.find(AuditLink.class, number));
  }

  private AuditCheck check(AuditEnd end, long from) {
    long to = Math.min(from + MOST_LINKS - 1, end.links());
    Map<Long, AuditLink> links =
        entities
            .createNamedQuery(AuditLink.BETWEEN, AuditLink.class)
            .setParameter("from", from - 1)
            .setParameter("to", to)
            .getResultStream()
            .collect(Collectors.toMap(AuditLink::number, one -> one));
    Map<Long, Map<Long, AuditEntry>> entries = new HashMap<>();
    entities
        .createNamedQuery(AuditEntry.LINKED, AuditEntry.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList()
        .forEach(
            one -> entries.computeIfAbsent(one.link(), any -> new HashMap<>()).put(one.id(), one));
    List<AuditFinding> findings = new ArrayList<>();
    long vouched = 0;
    for (long number = from; number <= to; number++) {
      Map<Long, AuditEntry> own = entries.getOrDefault(number, Map.of());
      @Nullable AuditLink link = links.get(number);
      boolean follows = follows(end, link, number, links.get(number - 1));
      findings.addAll(judge(number, link, follows, own));
      vouched += own.size();
    }
    // Whatever claims a link that there never was would not be linked, nor checked, by anybody.
    outside(end).forEach(one -> findings.add(finding(AuditFault.FOREIGN, 0, one.id(), one.id())));
    keep(from, to, findings);
    return new AuditCheck(from, to, vouched, findings, to < end.links() ? to + 1 : null);
  }

  private boolean follows(
      AuditEnd end, @Nullable AuditLink link, long number, @Nullable AuditLink before) {
    if (link == null) {
      return false;
    }
    boolean fits = number == 1 ? link.follows("") : before == null || link.follows(before.seal());
    return fits && (number < end.links() || link.seal().equals(end.lastSeal()));
  }

  private List<AuditFinding> judge(
      long number, @Nullable AuditLink link, boolean follows, Map<Long, AuditEntry> own) {
    if (link == null || !link.isWhole()) {
      long first = own.keySet().stream().mapToLong(id -> id).min().orElse(0);
      long last = own.keySet().stream().mapToLong(id -> id).max().orElse(0);
      return List.of(
          finding(
              link == null ? AuditFault.LINK_REMOVED : AuditFault.LINK_CHANGED,
              number,
              first,
              last));
    }
    Map<Long, AuditLink.Item> items = link.items();
    Set<Long> away = new LinkedHashSet<>(items.keySet());
    away.removeAll(own.keySet());
    Map<Long, AuditEntry> present = new HashMap<>(own);
    // An entry that claims another link now is still there: it was changed.
    byId(away).forEach(one -> present.put(one.id(), one));
    Runs runs = new Runs(number);
    items.forEach((id, item) -> runs.add(id, fault(number, item, present.get(id))));
    runs.end();
    own.keySet().stream()
        .filter(id -> !items.containsKey(id))
        .sorted()
        .forEach(id -> runs.add(id, AuditFault.FOREIGN));
    runs.end();
    if (!follows) {
      runs.findings.add(finding(AuditFault.LINK_CHANGED, number, 0, 0));
    }
    return runs.findings.size() <= MOST_NAMED
        ? runs.findings
        : runs.findings.subList(0, MOST_NAMED);
  }

  private static @Nullable AuditFault fault(
      long link, AuditLink.Item item, @Nullable AuditEntry entry) {
    if (entry == null) {
      return AuditFault.REMOVED;
    }
    if (!item.isOf(entry) || !Long.valueOf(link).equals(entry.link())) {
      return AuditFault.CHANGED;
    }
    return item.whole() ? null : AuditFault.UNSEALED;
  }

  private List<AuditEntry> byId(Set<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createNamedQuery(AuditEntry.BY_ID, AuditEntry.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  /** Asked in two halves: for both at once no database uses the index. */
  private List<AuditEntry> outside(AuditEnd end) {
    return Stream.concat(
            entities
                .createNamedQuery(AuditEntry.BEFORE, AuditEntry.class)
                .setMaxResults(MOST_NAMED)
                .getResultStream(),
            entities
                .createNamedQuery(AuditEntry.BEYOND, AuditEntry.class)
                .setParameter("links", end.links())
                .setMaxResults(MOST_NAMED)
                .getResultStream())
        .limit(MOST_NAMED)
        .toList();
  }

  private AuditFinding finding(AuditFault fault, long link, long first, long last) {
    return new AuditFinding(fault, link, first, last, clock.instant());
  }

  /** What was known stays with its time, what is new is told, what is mended goes. */
  private void keep(long from, long to, List<AuditFinding> findings) {
    List<AuditFlaw> known = new ArrayList<>(flaws(from, to));
    known.addAll(flaws(0, 0));
    known.stream()
        .filter(flaw -> findings.stream().noneMatch(flaw.finding()::isSame))
        .forEach(entities::remove);
    found(
        findings.stream()
            .filter(one -> known.stream().noneMatch(flaw -> flaw.finding().isSame(one)))
            .toList());
  }

  private List<AuditFlaw> flaws(long from, long to) {
    return entities
        .createNamedQuery(AuditFlaw.BETWEEN, AuditFlaw.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .setParameter("kept", AuditFault.CHAIN_CHANGED)
        .getResultList();
  }

  private void found(List<AuditFinding> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    fresh.forEach(one -> entities.persist(AuditFlaw.found(one)));
    String told =
        fresh.stream()
            .limit(MOST_NAMED)
            .map(one -> (one.fault() + " link " + one.link() + " " + one.entries()).strip())
            .collect(Collectors.joining(", "));
    log.note("hub", "audit.finding", "audit", fresh.size() + ": " + told);
    LOG.log(Level.ERROR, "The audit log is not as it was written: {0}", told);
  }

  private long count(String query) {
    return entities.createNamedQuery(query, Long.class).getSingleResult();
  }

  /** Entries that follow one another in a link with the same fault are one finding. */
  private final class Runs {

    private final List<AuditFinding> findings = new ArrayList<>();
    private final long link;
    private @Nullable AuditFault fault;
    private long first;
    private long last;

    private Runs(long link) {
      this.link = link;
    }

    private void add(long id, @Nullable AuditFault next) {
      if (next != fault) {
        end();
        fault = next;
        first = id;
      }
      last = id;
    }

    private void end() {
      if (fault != null) {
        findings.add(finding(fault, link, first, last));
        fault = null;
      }
    }
  }
}
