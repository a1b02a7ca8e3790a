package dev.suitehub.journal;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the callback URLs turned away: counts, and the last {@value #KEPT} of each URL. Noting one
 * touches memory only; {@link #flush} writes them down now and then, so a process that is killed
 * loses the last few seconds of them.
 */
@ApplicationScoped
public class Refusals {

  static final int KEPT = 100;

  private record Url(Source source, UrlKind kind) {}

  private record Counted(Source source, UrlKind kind, RefusalReason reason) {}

  private final @Nullable EntityManager entities;
  private final @Nullable Tx tx;
  private final @Nullable Clock clock;

  private final AtomicLong notKept = new AtomicLong();

  /** Guarded by this, as is {@link #counts}. */
  private Map<Url, Deque<Refusal>> latest = new LinkedHashMap<>();

  private Map<Counted, Long> counts = new LinkedHashMap<>();

  /** For the container's proxy. */
  protected Refusals() {
    entities = null;
    tx = null;
    clock = null;
  }

  @Inject
  public Refusals(EntityManager entities, Tx tx, Clock clock) {
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * Never fails and never waits for the database.
   *
   * @param source {@link Source#UNKNOWN} for every key that nobody has
   * @param detail what was got and what was expected; no secret. Cut to 400 characters.
   */
  public void note(
      Source source, UrlKind url, RefusalReason reason, String remoteAddress, String detail) {
    Refusal refusal =
        new Refusal(Objects.requireNonNull(clock).instant(), remoteAddress, reason, detail);
    if (reason == RefusalReason.NOT_KEPT) {
      notKept.incrementAndGet();
    }
    synchronized (this) {
      counts.merge(new Counted(source, url, reason), 1L, Long::sum);
      Deque<Refusal> ring = latest.computeIfAbsent(new Url(source, url), any -> new ArrayDeque<>());
      ring.addLast(refusal);
      if (ring.size() > KEPT) {
        ring.removeFirst();
      }
    }
  }

  /**
   * The last {@value #KEPT} of a URL, the newest first: this node's at once, others' when written.
   */
  public List<Refusal> latest(Source source, UrlKind url) {
    List<Refusal> unwritten = new ArrayList<>();
    synchronized (this) {
      Deque<Refusal> ring = latest.get(new Url(source, url));
      if (ring != null) {
        ring.descendingIterator().forEachRemaining(unwritten::add);
      }
    }
    List<RefusalEntry> entries = Objects.requireNonNull(tx).call(() -> entries(source, url));
    Stream<Refusal> written = entries.stream().map(RefusalEntry::refusal);
    return Stream.concat(unwritten.stream(), written).limit(KEPT).toList();
  }

  /** Every URL and reason that occurred, of all nodes as far as written. */
  public List<RefusalCount> counts() {
    Map<Counted, Long> totals = new LinkedHashMap<>();
    for (Object row : Objects.requireNonNull(tx).call(this::written)) {
      Object[] column = (Object[]) row;
      totals.put(
          new Counted(
              new Source(Source.Kind.valueOf((String) column[0]), (String) column[1]),
              UrlKind.valueOf((String) column[2]),
              RefusalReason.valueOf((String) column[3])),
          ((Number) column[4]).longValue());
    }
    synchronized (this) {
      counts.forEach((counted, more) -> totals.merge(counted, more, Long::sum));
    }
    return totals.entrySet().stream()
        .map(
            total ->
                new RefusalCount(
                    total.getKey().source(),
                    total.getKey().kind(),
                    total.getKey().reason(),
                    total.getValue()))
        .toList();
  }

  /** How many callbacks this node could not keep since its start; asks no database. */
  public long notKept() {
    return notKept.get();
  }

  /**
   * How many each URL turned away since then for one of these reasons, of all nodes as far as
   * written: up to {@value #KEPT} a URL.
   */
  public List<RefusalCount> countsSince(Instant since, Set<RefusalReason> reasons) {
    List<Object[]> rows =
        Objects.requireNonNull(tx)
            .call(
                () ->
                    entities()
                        .createNamedQuery(RefusalEntry.COUNT_SINCE, Object[].class)
                        .setParameter("since", since)
                        .setParameter("reasons", reasons)
                        .getResultList());
    return rows.stream()
        .map(
            row ->
                new RefusalCount(
                    new Source((Source.Kind) row[0], (String) row[1]),
                    (UrlKind) row[2],
                    (RefusalReason) row[3],
                    (Long) row[4]))
        .toList();
  }

  /**
   * Writes down what was noted since the last time; what cannot be written is kept for the next.
   */
  void flush() {
    Map<Url, Deque<Refusal>> newRefusals;
    Map<Counted, Long> newCounts;
    synchronized (this) {
      newRefusals = latest;
      newCounts = counts;
      latest = new LinkedHashMap<>();
      counts = new LinkedHashMap<>();
    }
    if (newCounts.isEmpty()) {
      return;
    }
    boolean written = false;
    try {
      Objects.requireNonNull(tx)
          .run(
              () -> {
                newCounts.forEach(this::add);
                newRefusals.forEach(this::write);
              });
      written = true;
    } finally {
      if (!written) {
        takeBack(newRefusals, newCounts);
      }
    }
  }

  private List<?> written() {
    return entities()
        .createNativeQuery(
            "select source_kind, source_key, url_kind, reason, total from refusal_count"
                + " order by source_kind, source_key, url_kind, reason")
        .getResultList();
  }

  private synchronized void takeBack(Map<Url, Deque<Refusal>> refusals, Map<Counted, Long> back) {
    back.forEach((counted, more) -> counts.merge(counted, more, Long::sum));
    Map<Url, Deque<Refusal>> newer = new HashMap<>(latest);
    refusals.forEach(
        (url, older) -> {
          Deque<Refusal> ring = new ArrayDeque<>(older);
          ring.addAll(newer.getOrDefault(url, new ArrayDeque<>()));
          while (ring.size() > KEPT) {
            ring.removeFirst();
          }
          latest.put(url, ring);
        });
  }

  private void add(Counted counted, Long more) {
    bind(
            entities()
                .createNativeQuery(
                    "insert into refusal_count (source_kind, source_key, url_kind, reason, total)"
                        + " values (?1, ?2, ?3, ?4, 0) on conflict do nothing"),
            counted)
        .executeUpdate();
    bind(
            entities()
                .createNativeQuery(
                    "update refusal_count set total = total + ?5 where source_kind = ?1"
                        + " and source_key = ?2 and url_kind = ?3 and reason = ?4"),
            counted)
        .setParameter(5, more)
        .executeUpdate();
  }

  private static Query bind(Query query, Counted counted) {
    return query
        .setParameter(1, counted.source().kind().name())
        .setParameter(2, counted.source().key())
        .setParameter(3, counted.kind().name())
        .setParameter(4, counted.reason().name());
  }

  private void write(Url url, Deque<Refusal> refusals) {
    refusals.forEach(
        refusal -> entities().persist(RefusalEntry.of(url.source(), url.kind(), refusal)));
    entities().flush();
    List<RefusalEntry> written = entries(url.source(), url.kind());
    if (written.size() > KEPT) {
      RefusalEntry newestOfTheRest = written.get(KEPT);
      entities()
          .createNamedQuery(RefusalEntry.REMOVE_OLDER)
          .setParameter("kind", url.source().kind())
          .setParameter("key", url.source().key())
          .setParameter("url", url.kind())
          .setParameter("at", newestOfTheRest.at())
          .setParameter("id", newestOfTheRest.id())
          .executeUpdate();
    }
  }

  /** One more than is kept, to see whether there are too many. */
  private List<RefusalEntry> entries(Source source, UrlKind url) {
    return entities()
        .createNamedQuery(RefusalEntry.LATEST, RefusalEntry.class)
        .setParameter("kind", source.kind())
        .setParameter("key", source.key())
        .setParameter("url", url)
        .setMaxResults(KEPT + 1)
        .getResultList();
  }

  private EntityManager entities() {
    return Objects.requireNonNull(entities);
  }
}
