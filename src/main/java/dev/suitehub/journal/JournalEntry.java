package dev.suitehub.journal;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that arrived, or one fact derived. It is written once, gets its position in the feed
 * after it was committed, loses its content when that is erased, and goes when even its hash is too
 * old to meet a duplicate. Rows are written by {@link Journal} in SQL, as only the database can
 * tell a duplicate without failing.
 */
@Entity
@Table(name = "journal_entry")
@NamedQuery(
    name = JournalEntry.FEED,
    query =
        "select e from JournalEntry e where e.sourceKind = :kind and e.sourceKey = :key"
            + " and e.position >= :from order by e.position")
@NamedQuery(
    name = JournalEntry.AT,
    query = "select e from JournalEntry e where e.position = :position")
@NamedQuery(
    name = JournalEntry.LATEST,
    query =
        "select e from JournalEntry e where e.sourceKind = :kind and e.sourceKey = :key"
            + " order by e.id desc")
@NamedQuery(
    name = JournalEntry.ID_BY_HASH,
    query =
        "select e.id from JournalEntry e where e.sourceKind = :kind and e.sourceKey = :key"
            + " and e.url = :url and e.hash = :hash")
@NamedQuery(
    name = JournalEntry.WITHOUT_POSITION,
    query = "select e.id from JournalEntry e where e.position is null order by e.id")
@NamedQuery(
    name = JournalEntry.PLACE,
    query =
        "update JournalEntry e set e.position = e.id + :shift"
            + " where e.id >= :first and e.id <= :last and e.position is null")
@NamedQuery(
    name = JournalEntry.WITHDRAW,
    query =
        "update JournalEntry e set e.position = 0 - e.id where e.sourceKind = :kind"
            + " and e.sourceKey = :key and (e.position is null or e.position > 0)")
@NamedQuery(
    name = JournalEntry.LINK,
    query =
        "update JournalEntry e set e.corpKnown = true where e.sourceKind = :kind"
            + " and e.sourceKey = :key and e.corp = :corp and e.corpKnown = false")
@NamedQuery(
    name = JournalEntry.ERASE_CORP,
    query =
        "update JournalEntry e set e.content = null where e.sourceKind = :kind"
            + " and e.sourceKey = :key and e.corp = :corp and e.content is not null")
@NamedQuery(
    name = JournalEntry.ERASE_NAMED,
    query =
        "update JournalEntry e set e.content = null where e.suiteId = :suiteId and e.corp = :corp"
            + " and e.content is not null")
@NamedQuery(
    name = JournalEntry.WITH_OLD_CONTENT,
    query =
        "select e.id from JournalEntry e where e.receivedAt < :before and e.content is not null"
            + " order by e.receivedAt")
@NamedQuery(
    name = JournalEntry.ERASE,
    query = "update JournalEntry e set e.content = null where e.id in :ids")
@NamedQuery(
    name = JournalEntry.OLD,
    query =
        "select e.id from JournalEntry e where e.receivedAt < :before and e.position is not null"
            + " order by e.receivedAt")
@NamedQuery(name = JournalEntry.REMOVE, query = "delete from JournalEntry e where e.id in :ids")
public class JournalEntry {

  static final String FEED = "JournalEntry.feed";
  static final String AT = "JournalEntry.at";
  static final String LATEST = "JournalEntry.latest";
  static final String ID_BY_HASH = "JournalEntry.idByHash";
  static final String WITHDRAW = "JournalEntry.withdraw";
  static final String WITHOUT_POSITION = "JournalEntry.withoutPosition";
  static final String PLACE = "JournalEntry.place";
  static final String LINK = "JournalEntry.link";
  static final String ERASE_CORP = "JournalEntry.eraseCorp";
  static final String ERASE_NAMED = "JournalEntry.eraseNamed";
  static final String WITH_OLD_CONTENT = "JournalEntry.withOldContent";
  static final String ERASE = "JournalEntry.erase";
  static final String OLD = "JournalEntry.old";
  static final String REMOVE = "JournalEntry.remove";

  @Id
  @Column(name = "id")
  private Long id;

  @Column(name = "source_kind")
  @Enumerated(EnumType.STRING)
  private Source.Kind sourceKind;

  @Column(name = "source_key")
  private String sourceKey;

  @Column(name = "url_kind")
  @Enumerated(EnumType.STRING)
  private UrlKind url;

  @Column(name = "content_hash")
  private String hash;

  @Column(name = "type")
  private String type;

  @Column(name = "change_type")
  private @Nullable String changeType;

  @Column(name = "suite_id")
  private @Nullable SuiteId suiteId;

  @Column(name = "corp_id")
  private @Nullable CorpId corp;

  @Column(name = "corp_known")
  private boolean corpKnown;

  @Column(name = "notice_time")
  private @Nullable Instant noticeTime;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "receive_id")
  private String receiveId;

  @Column(name = "remark")
  private String remark;

  @Column(name = "content_sealed")
  private @Nullable Secret content;

  @Column(name = "feed_position")
  private @Nullable Long position;

  protected JournalEntry() {}

  public EntryId id() {
    return new EntryId(id);
  }

  public Source source() {
    return new Source(sourceKind, sourceKey);
  }

  public Optional<SuiteKey> suite() {
    return sourceKind == Source.Kind.SUITE
        ? Optional.of(new SuiteKey(sourceKey))
        : Optional.empty();
  }

  public UrlKind url() {
    return url;
  }

  /** SHA-256 of the decrypted text in hex; of a fact, of what makes it the same fact. */
  public String hash() {
    return hash;
  }

  /** As WeCom named it, {@link Journal#UNREADABLE} where it was no XML; of a fact, ours. */
  public String type() {
    return type;
  }

  public Optional<String> changeType() {
    return Optional.ofNullable(changeType);
  }

  public Optional<SuiteId> suiteId() {
    return Optional.ofNullable(suiteId);
  }

  public Optional<CorpId> corp() {
    return Optional.ofNullable(corp);
  }

  /** Whether that corp had installed the suite when this arrived, or has since. */
  public boolean isCorpKnown() {
    return corpKnown;
  }

  /** When WeCom says it happened. */
  public Optional<Instant> noticeTime() {
    return Optional.ofNullable(noticeTime);
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public String receiveId() {
    return receiveId;
  }

  /** What was odd about it; usually empty. */
  public String remark() {
    return remark;
  }

  public boolean isErased() {
    return content == null;
  }

  /**
   * The decrypted text, tickets and codes included, or the fields of a fact as a JSON object; empty
   * once erased.
   */
  public Optional<String> text() {
    return Optional.ofNullable(content).map(Secret::reveal);
  }

  /** Without what was answered to it. */
  EntryRow row() {
    return new EntryRow(id, sourceKind, sourceKey, url, type, changeType, corp, receivedAt, remark);
  }

  /** Its position in the feed; empty before it has one, and where its suite was removed. */
  Optional<Long> place() {
    return Optional.ofNullable(position).filter(place -> place > 0);
  }

  /** Where a reader of it goes on; throws as {@link #position} does. */
  public FeedMark mark() {
    return FeedMark.of(this);
  }

  /** Throws {@link IllegalStateException} before it has one: entries of a feed have. */
  public long position() {
    if (position == null) {
      throw new IllegalStateException("Entry " + id + " has no position yet.");
    }
    return position;
  }
}
