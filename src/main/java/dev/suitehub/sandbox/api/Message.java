package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Sight;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

  private static final String EVERYBODY = "@all";

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

  @Column(name = "to_parties")
  private String toParties;

  @Column(name = "to_tags")
  private String toTags;

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

  /** Whom it was sent to, as the call named them: ids with a bar between them. */
  record To(String users, String parties, String tags) {}

  static Message sent(Authorisation authorisation, To to, String type, String body, Instant at) {
    Message message = new Message();
    message.at = at;
    message.suite = authorisation.suiteId().value();
    message.corp = authorisation.corpId().value();
    message.agentId = authorisation.agentId();
    message.toUser = to.users();
    message.toParties = to.parties();
    message.toTags = to.tags();
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

  public Long id() {
    return id;
  }

  /**
   * Whether a member has got it, who is in the visible range: as one of the members it names, or by
   * a department or tag, as it is now (that it was so when it was sent is not kept).
   */
  public boolean isTo(CorpMember member, Sight sight) {
    return sight.isUsable(member.userId())
        && (named(toUser).anyMatch(one -> one.equals(EVERYBODY) || member.is(one))
            || ids(toParties)
                .filter(sight::isUsableParty)
                .anyMatch(party -> sight.organisation().isBelow(member, List.of(party)))
            || ids(toTags)
                .filter(sight::isUsableTag)
                .anyMatch(tag -> sight.organisation().hasTag(member, tag)));
  }

  private static Stream<String> named(String ids) {
    return Arrays.stream(ids.split("\\|")).filter(id -> !id.isEmpty());
  }

  private static Stream<Integer> ids(String ids) {
    return named(ids).filter(id -> id.matches("[0-9]{1,9}")).map(Integer::valueOf);
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

  /** All that was named: members, then departments, then tags. */
  public String toUser() {
    return String.join(
        "|", Stream.of(toUser, toParties, toTags).filter(one -> !one.isEmpty()).toList());
  }

  public String type() {
    return type;
  }

  /** As it was sent, cut to 4000 characters. */
  public String body() {
    return body;
  }
}
