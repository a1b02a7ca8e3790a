package dev.suitehub.sandbox.push;

import dev.suitehub.wire.Notice;
import dev.suitehub.wire.WireException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What WeCom sent to the provider and what it was answered. Never changed. */
@Entity
@Table(name = "sandbox_push")
@NamedQuery(name = Push.BY_ID, query = "select p from Push p where p.id = :id")
@NamedQuery(name = Push.FORGET, query = "delete from Push p where p.at < :before")
public class Push {

  static final String BY_ID = "Push.byId";
  static final String FORGET = "Push.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_push_seq")
  @SequenceGenerator(
      name = "sandbox_push_seq",
      sequenceName = "sandbox_push_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "at")
  private Instant at;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private PushKind kind;

  @Column(name = "suite_id")
  private String suite;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "type")
  private String type;

  @Column(name = "url")
  private String url;

  @Column(name = "summary")
  private String summary;

  @Column(name = "tries")
  private int tries;

  @Column(name = "status")
  private int status;

  @Column(name = "answer")
  private String answer;

  @Column(name = "latency_ms")
  private long latencyMs;

  @Enumerated(EnumType.STRING)
  @Column(name = "verdict")
  private Verdict verdict;

  @Column(name = "problem")
  private String problem;

  @Column(name = "query")
  private @Nullable String query;

  @Column(name = "request")
  private @Nullable String request;

  @Column(name = "plain")
  private @Nullable String plain;

  @Column(name = "tries_log")
  private @Nullable String triesLog;

  @Column(name = "reply_kind")
  private @Nullable String replyKind;

  @Column(name = "reply")
  private @Nullable String reply;

  protected Push() {}

  static Push answered(PushOrder order, Answer answer, Instant at) {
    Push push = new Push();
    push.at = at;
    push.kind = order.kind();
    push.suite = order.suite();
    push.corp = order.corp();
    push.url = cut(order.url(), 700);
    push.describe(order);
    push.tries = answer.attempts().size();
    push.status = answer.status();
    push.answer = answer.body().replace('\0', '?');
    push.latencyMs = answer.latencyMs();
    push.verdict = answer.verdict();
    push.problem = cut(answer.problem(), 300);
    push.query = answer.query();
    push.request = answer.request();
    push.plain = order.kind() == PushKind.CHECK ? order.text() : Masked.xml(order.text());
    push.triesLog = Attempt.toJson(answer.attempts());
    answer.reply().ifPresent(push::replied);
    return push;
  }

  private void replied(Reply shown) {
    replyKind = shown.kind();
    reply = shown.text().replace('\0', '?');
  }

  private void describe(PushOrder order) {
    if (kind == PushKind.CHECK) {
      type = "echostr";
      summary = "";
      return;
    }
    try {
      Notice notice = Notice.parse(order.text());
      type = cut(notice.rawType(), 80);
      // The state stands for a browser of the provider's: whoever has both comes in as that one.
      summary = cut(notice.withoutSecrets().without(name -> name.equals("State")).toXml(), 1000);
    } catch (WireException e) {
      type = "";
      summary = "no XML, " + order.text().length() + " characters";
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  public Long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public PushKind kind() {
    return kind;
  }

  public String suite() {
    return suite;
  }

  public String corp() {
    return corp;
  }

  public String type() {
    return type;
  }

  public String url() {
    return url;
  }

  /** The inner text without its secret fields. */
  public String summary() {
    return summary;
  }

  public int tries() {
    return tries;
  }

  public int status() {
    return status;
  }

  public String answer() {
    return answer;
  }

  public long latencyMs() {
    return latencyMs;
  }

  public Verdict verdict() {
    return verdict;
  }

  public boolean isAccepted() {
    return verdict == Verdict.ACCEPTED;
  }

  public String problem() {
    return problem;
  }

  /** As it was appended to the URL; empty where nothing was sent. */
  public String query() {
    return query == null ? "" : query;
  }

  /** The body as it was sent last, sealed. */
  public String request() {
    return request == null ? "" : request;
  }

  /** What was sealed, its secrets masked. */
  public String plain() {
    return plain == null ? summary : plain;
  }

  public List<Attempt> attempts() {
    return triesLog == null ? List.of() : Attempt.fromJson(triesLog);
  }

  /** The MsgType of a passive reply (被动回复), where one came. */
  public Optional<String> replyKind() {
    return Optional.ofNullable(replyKind);
  }

  /** What the member is shown of it. */
  public Optional<String> reply() {
    return Optional.ofNullable(reply);
  }
}
