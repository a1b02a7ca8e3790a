package dev.suitehub.sandbox.api;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One call that the API received. Never changed; holds no secret. */
@Entity
@Table(name = "sandbox_call")
@NamedQuery(
    name = CallEntry.COUNT_SINCE,
    query =
        "select count(c) from CallEntry c where c.api = :api and c.corp = :corp and c.at > :after"
            + " and c.errcode = 0 and (:suite = '' or c.suite = :suite)")
@NamedQuery(
    name = CallEntry.COUNT_DEBUG,
    query =
        "select count(c) from CallEntry c where c.debug = true and c.suite = :suite"
            + " and c.corp = :corp and c.at > :after")
@NamedQuery(name = CallEntry.FORGET, query = "delete from CallEntry c where c.at < :before")
public class CallEntry {

  static final String COUNT_SINCE = "CallEntry.countSince";
  static final String COUNT_DEBUG = "CallEntry.countDebug";
  static final String FORGET = "CallEntry.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_call_seq")
  @SequenceGenerator(
      name = "sandbox_call_seq",
      sequenceName = "sandbox_call_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "at")
  private Instant at;

  @Column(name = "method")
  private String method;

  @Column(name = "api")
  private String api;

  @Column(name = "suite_id")
  private String suite;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "errcode")
  private int errcode;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "ip")
  private String ip;

  @Column(name = "debug")
  private boolean debug;

  protected CallEntry() {}

  static CallEntry answered(ApiCall call, CallTrace trace, int errcode, Instant at) {
    CallEntry entry = new CallEntry();
    entry.at = at;
    entry.method = cut(call.method(), 10);
    entry.api = cut(call.api(), 120);
    entry.suite = trace.suite();
    entry.corp = trace.corp();
    entry.errcode = errcode;
    entry.codeHash = trace.codeHash();
    entry.ip = cut(call.ip(), 60);
    entry.debug = call.isDebug();
    return entry;
  }

  private static String cut(String text, int length) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= length ? clean : clean.substring(0, length);
  }

  public Long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public String method() {
    return method;
  }

  public String api() {
    return api;
  }

  public String suite() {
    return suite;
  }

  public String corp() {
    return corp;
  }

  public int errcode() {
    return errcode;
  }

  /** SHA-256 of the auth code that came with it; empty where none did. */
  public String codeHash() {
    return codeHash;
  }

  public String ip() {
    return ip;
  }
}
