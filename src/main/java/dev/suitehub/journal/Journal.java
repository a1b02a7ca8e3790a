package dev.suitehub.journal;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The journal: every entry, in the order of arrival. */
@Dependent
public class Journal {

  /** The type of a well-sealed text that is no XML. */
  public static final String UNREADABLE = "unreadable";

  /** Facts derived from what arrived, for business systems to follow. */
  public static final String CORP_INSTALLED = "corp.installed";

  public static final String CORP_CHANGED = "corp.changed";
  public static final String CORP_ENDED = "corp.ended";

  static final int CHUNK = 500;

  /** No row where nothing was journaled; null where something has no place yet. */
  static final String HIGHEST_PLACE =
      "select feed_position from journal_entry order by feed_position desc nulls first"
          + " fetch first 1 row only";

  /** More than are ever given between a backup and its return. */
  private static final long LEAP = 1_000_000_000;

  private final EntityManager entities;
  private final Tx tx;
  private final Clock clock;
  private final EntryRows rows;
  private final SharedCommit shared;

  @Inject
  Journal(
      EntityManager entities,
      Tx tx,
      Clock clock,
      Event<JournalAppended> appended,
      SharedCommit shared) {
    this(entities, tx, clock, new EntryRows(entities, appended::fire), shared);
  }

  /** Outside of a container. */
  public Journal(
      EntityManager entities,
      DataSource database,
      Tx tx,
      Clock clock,
      Consumer<JournalAppended> appended) {
    this(
        entities,
        tx,
        clock,
        new EntryRows(entities, appended),
        new SharedCommit(tx, new EntryBatch(database, appended), SharedCommit.PATIENCE));
  }

  Journal(EntityManager entities, Tx tx, Clock clock, EntryRows rows, SharedCommit shared) {
    this.entities = entities;
    this.tx = tx;
    this.clock = clock;
    this.rows = rows;
    this.shared = shared;
  }

  /**
   * Remembers what arrived, in the caller's transaction. Empty: that very text arrived at that URL
   * before, and nothing was changed. While another transaction is about to append the same, this
   * waits for its end.
   */
  public Optional<EntryId> append(Arrival arrival) {
    return rows.insert(entry(arrival));
  }

  /**
   * As {@link #append}, for what changes nothing else: not inside a transaction, but in one that is
   * shared with others that arrive at the same time. Returns after its commit. Throws whatever the
   * database throws: nobody is to rely on the entry then.
   */
  public Optional<EntryId> record(Arrival arrival) {
    return shared.write(entry(arrival));
  }

  private NewEntry entry(Arrival arrival) {
    Optional<Notice> notice = arrival.notice();
    Map<String, Object> more = new LinkedHashMap<>();
    notice
        .flatMap(Notice::changeType)
        .ifPresent(type -> more.put("change_type", Texts.clip(type, 80)));
    notice.flatMap(Notice::suiteId).ifPresent(id -> more.put("suite_id", id.value()));
    notice.flatMap(Notice::timeStamp).ifPresent(at -> more.put("notice_time", at));
    arrival.corp().ifPresent(corp -> more.put("corp_id", corp.value()));
    more.put("corp_known", arrival.corpKnown());
    more.put("receive_id", Texts.clip(arrival.receiveId(), 64));
    more.put("remark", Texts.clip(arrival.remark(), 400));
    return entry(
        arrival.source(),
        arrival.url(),
        notice.map(Notice::rawType).orElse(UNREADABLE),
        Sha256.hex(arrival.text()),
        arrival.text(),
        more);
  }

  /**
   * Adds a fact about a corp, in the caller's transaction.
   *
   * @param type {@link #CORP_INSTALLED}, {@link #CORP_CHANGED} or {@link #CORP_ENDED}
   * @param uniqueness what makes it the same fact when told again; then nothing is changed
   * @param fields what subscribers are told; no secrets
   * @return the entry, the earlier one where the fact was known
   */
  public EntryId fact(
      SuiteKey suite, CorpId corp, String type, String uniqueness, Map<String, String> fields) {
    Source source = Source.of(suite);
    String hash = Sha256.hex(type + "\n" + corp + "\n" + uniqueness);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("corp_id", corp.value());
    more.put("corp_known", true);
    more.put("notice_time", clock.instant());
    more.put("receive_id", "");
    more.put("remark", "");
    return rows.insert(entry(source, UrlKind.FACT, type, hash, json(fields), more))
        .orElseGet(() -> idOf(source, UrlKind.FACT, hash));
  }

  /** In the caller's transaction: what came from this corp before it was known is now known. */
  public void link(SuiteKey suite, CorpId corp) {
    of(suite, entities.createNamedQuery(JournalEntry.LINK))
        .setParameter("corp", corp)
        .executeUpdate();
  }

  /**
   * In the caller's transaction: erases what this corp's entries say; heads and hashes stay.
   *
   * @param suiteId finds the suite's notices among those that came to the provider's system URL
   */
  public void eraseCorp(SuiteKey suite, Optional<SuiteId> suiteId, CorpId corp) {
    of(suite, entities.createNamedQuery(JournalEntry.ERASE_CORP))
        .setParameter("corp", corp)
        .executeUpdate();
    suiteId.ifPresent(
        id ->
            entities
                .createNamedQuery(JournalEntry.ERASE_NAMED)
                .setParameter("suiteId", id)
                .setParameter("corp", corp)
                .executeUpdate());
  }

  /**
   * The entries of a suite behind a place, in order. Whatever was committed before this call and
   * was not yet in the feed comes behind everything that was. In transactions of its own.
   *
   * <p>Throws {@code cursor-lost} for a place that this database has not given, or has given to
   * something else: it was put back to an earlier state, and nobody knows what lies between.
   */
  public List<JournalEntry> feed(SuiteKey suite, FeedMark after, int limit) {
    sequenceAll();
    // In a transaction though it only reads: without one, Payara shares an entity manager between
    // a request and the managed threads it started, and closes it under them.
    return tx.call(
        () -> {
          List<JournalEntry> found =
              entities
                  .createNamedQuery(JournalEntry.FEED, JournalEntry.class)
                  .setParameter("kind", Source.Kind.SUITE)
                  .setParameter("key", suite.value())
                  .setParameter("from", after.position())
                  .setMaxResults(limit + 1)
                  .getResultList();
          // As a rule the reader's last entry is the first of these, and nothing more is asked.
          boolean begins = !found.isEmpty() && found.get(0).position() == after.position();
          if (begins ? !after.isOf(found.get(0)) : !isKnown(after)) {
            throw JournalProblem.CURSOR_LOST.because(
                "The database was put back to an earlier state since, or the cursor is another"
                    + " hub's. Go on with a cursor that you kept from before that, or without"
                    + " 'after' from the beginning; by its own 'cursor' you know an event that you"
                    + " have.");
          }
          return List.copyOf(
              begins
                  ? found.subList(1, found.size())
                  : found.subList(0, Math.min(limit, found.size())));
        });
  }

  /** What was there may be gone for its age, or with its suite, but never lies ahead. */
  private boolean isKnown(FeedMark place) {
    if (place.position() == 0) {
      return true;
    }
    List<JournalEntry> there =
        entities
            .createNamedQuery(JournalEntry.AT, JournalEntry.class)
            .setParameter("position", place.position())
            .getResultList();
    return there.isEmpty() ? place.position() <= lastPosition() : place.isOf(there.get(0));
  }

  /**
   * In the caller's transaction: the database may have been put back to an earlier state. Positions
   * go on far behind all that were given before that, so that whoever holds one of those misses
   * nothing.
   */
  public void leap() {
    entities
        .createNativeQuery(
            "update journal_counter set last_position = last_position + ?1 where id = 1")
        .setParameter(1, LEAP)
        .executeUpdate();
  }

  /**
   * In the caller's transaction: the suite is removed. What arrived for it stays, to be looked up;
   * the feed of a later suite of the same key does not begin with it.
   */
  public void withdraw(SuiteKey suite) {
    of(suite, entities.createNamedQuery(JournalEntry.WITHDRAW)).executeUpdate();
  }

  /** The newest entries, the newest first. */
  public List<JournalEntry> latest(Source source, int limit) {
    return tx.call(
        () ->
            entities
                .createNamedQuery(JournalEntry.LATEST, JournalEntry.class)
                .setParameter("kind", source.kind())
                .setParameter("key", source.key())
                .setMaxResults(limit)
                .getResultList());
  }

  void sequenceAll() {
    int placed = sequence();
    while (placed == CHUNK) {
      placed = sequence();
    }
  }

  /**
   * Gives committed entries their positions in the feed, in a transaction of its own, one on all
   * nodes at a time. Ids cannot serve as positions: a lower one may be committed later.
   *
   * @return how many; {@link #CHUNK} when there may be more
   */
  int sequence() {
    return tx.call(
        () -> {
          if (isAllPlaced()) {
            return 0;
          }
          // Holds the row, and with it everybody else, until this commits.
          entities
              .createNativeQuery(
                  "update journal_counter set last_position = last_position where id = 1")
              .executeUpdate();
          List<Long> ids =
              entities
                  .createNamedQuery(JournalEntry.WITHOUT_POSITION, Long.class)
                  .setMaxResults(CHUNK)
                  .getResultList();
          long last = lastPosition();
          for (IdRun run : IdRun.of(ids)) {
            entities
                .createNamedQuery(JournalEntry.PLACE)
                .setParameter("shift", last + 1 - run.first())
                .setParameter("first", run.first())
                .setParameter("last", run.last())
                .executeUpdate();
            last += run.length();
          }
          entities
              .createNativeQuery("update journal_counter set last_position = ?1 where id = 1")
              .setParameter(1, last)
              .executeUpdate();
          return ids.size();
        });
  }

  /** One chunk, in a transaction of its own; 0 when no content is older. */
  int eraseOlderThan(Instant before) {
    return inChunk(JournalEntry.WITH_OLD_CONTENT, List.of(JournalEntry.ERASE), before);
  }

  /** One chunk, in a transaction of its own; 0 when no entry is older. */
  int removeOlderThan(Instant before) {
    return inChunk(JournalEntry.OLD, List.of(EntryAnswer.REMOVE, JournalEntry.REMOVE), before);
  }

  private int inChunk(String find, List<String> changes, Instant before) {
    return tx.call(
        () -> {
          List<Long> ids =
              entities
                  .createNamedQuery(find, Long.class)
                  .setParameter("before", before)
                  .setMaxResults(CHUNK)
                  .getResultList();
          if (ids.isEmpty()) {
            return 0;
          }
          changes.forEach(
              change -> entities.createNamedQuery(change).setParameter("ids", ids).executeUpdate());
          return ids.size();
        });
  }

  private boolean isAllPlaced() {
    List<?> highest = entities.createNativeQuery(HIGHEST_PLACE).getResultList();
    return highest.stream().allMatch(Objects::nonNull);
  }

  private long lastPosition() {
    return ((Number)
            entities
                .createNativeQuery("select last_position from journal_counter where id = 1")
                .getSingleResult())
        .longValue();
  }

  private EntryId idOf(Source source, UrlKind url, String hash) {
    return new EntryId(
        entities
            .createNamedQuery(JournalEntry.ID_BY_HASH, Long.class)
            .setParameter("kind", source.kind())
            .setParameter("key", source.key())
            .setParameter("url", url)
            .setParameter("hash", hash)
            .getSingleResult());
  }

  private static Query of(SuiteKey suite, Query query) {
    return query.setParameter("kind", Source.Kind.SUITE).setParameter("key", suite.value());
  }

  private NewEntry entry(
      Source source,
      UrlKind url,
      String type,
      String hash,
      String content,
      Map<String, Object> more) {
    Map<String, Object> columns = new LinkedHashMap<>(more);
    columns.put("source_kind", source.kind().name());
    columns.put("source_key", source.key());
    columns.put("url_kind", url.name());
    columns.put("content_hash", hash);
    columns.put("type", Texts.clip(type, 80));
    columns.put("received_at", clock.instant());
    columns.put("content_sealed", seal(content));
    return new NewEntry(source, url, hash, columns);
  }

  private static String seal(String content) {
    return String.valueOf(new SecretConverter().convertToDatabaseColumn(Secret.of(content)));
  }

  private static String json(Map<String, String> fields) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    List<String> names = new ArrayList<>(fields.keySet());
    Collections.sort(names);
    names.forEach(name -> object.add(name, String.valueOf(fields.get(name))));
    return object.build().toString();
  }
}
