package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.wire.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that WeCom would have sent to members. */
@Entity
@Table(name = "sandbox_message")
@NamedQuery(
    name = Message.OF_CORP,
    query = "select m from Message m where m.suite = :suite and m.corp = :corp order by m.id desc")
@NamedQuery(
    name = Message.BY_RESPONSE,
    query = "select m from Message m where m.responseHash = :hash")
@NamedQuery(name = Message.FORGET, query = "delete from Message m where m.at < :before")
public class Message {

  static final String OF_CORP = "Message.ofCorp";
  static final String BY_RESPONSE = "Message.byResponse";
  static final String FORGET = "Message.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_message_seq")
  @SequenceGenerator(
      name = "sandbox_message_seq",
      sequenceName = "sandbox_message_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "at")
  private Instant at;

  @Column(name = "suite_id")
  private String suite;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "agent_id")
  private long agentId;

  @Column(name = "to_user")
  private String toUser;

  @Column(name = "type")
  private String type;

  @Column(name = "body")
  private String body;

  @Column(name = "recalled_at")
  private @Nullable Instant recalledAt;

  @Column(name = "response_hash")
  private @Nullable String responseHash;

  @Column(name = "updated_at")
  private @Nullable Instant updatedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Message() {}

  static Message sent(
      Authorisation authorisation, String toUser, String type, String body, Instant at) {
    Message message = new Message();
    message.at = at;
    message.suite = authorisation.suiteId().value();
    message.corp = authorisation.corpId().value();
    message.agentId = authorisation.agentId();
    message.toUser = cut(toUser, 1000);
    message.type = cut(type, 40);
    message.body = cut(body, 4000);
    return message;
  }

  /** An interactive card: that code changes it, once. */
  void answerableBy(Secret responseCode) {
    responseHash = Fresh.hash(responseCode.reveal());
  }

  void recall(Instant now) {
    recalledAt = now;
  }

  void update(Instant now) {
    updatedAt = now;
  }

  boolean isOf(Authorisation authorisation) {
    return suite.equals(authorisation.suiteId().value())
        && corp.equals(authorisation.corpId().value());
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return now.isBefore(at.plus(age));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  Long id() {
    return id;
  }

  public boolean isRecalled() {
    return recalledAt != null;
  }

  /** Whether the buttons of the card were replaced. */
  public boolean isUpdated() {
    return updatedAt != null;
  }

  public Instant at() {
    return at;
  }

  public long agentId() {
    return agentId;
  }

  public String toUser() {
    return toUser;
  }

  public String type() {
    return type;
  }

  /** As it was sent, cut to 4000 characters. */
  public String body() {
    return body;
  }
}
