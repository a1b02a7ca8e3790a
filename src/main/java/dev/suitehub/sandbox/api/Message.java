package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that WeCom would have sent to members. Never changed. */
@Entity
@Table(name = "sandbox_message")
@NamedQuery(
    name = Message.OF_CORP,
    query = "select m from Message m where m.suite = :suite and m.corp = :corp order by m.id desc")
@NamedQuery(name = Message.FORGET, query = "delete from Message m where m.at < :before")
public class Message {

  static final String OF_CORP = "Message.ofCorp";
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

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  Long id() {
    return id;
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
