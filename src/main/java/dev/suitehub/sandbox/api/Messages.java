package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What message/send was given; everything in the caller's transaction. */
@Dependent
public class Messages {

  private static final int RESPONSE_CODE_LENGTH = 64;
  private static final String PREFIX = "msg";
  private static final Duration DAY = Duration.ofHours(24);

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public Messages(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  Message keep(Authorisation authorisation, Message.To to, String type, String body) {
    Message message = Message.sent(authorisation, to, type, body, clock.instant());
    entities.persist(message);
    return message;
  }

  static String idOf(Message message) {
    return PREFIX + message.id();
  }

  Optional<Message> find(Authorisation authorisation, String messageId) {
    return messageId.matches(PREFIX + "[0-9]{1,18}")
        ? Optional.ofNullable(
                entities.find(Message.class, Long.valueOf(messageId.substring(PREFIX.length()))))
            .filter(found -> found.isOf(authorisation))
        : Optional.empty();
  }

  /** The card that a response_code belongs to, still to be changed. */
  Optional<Message> updatable(Authorisation authorisation, Secret responseCode) {
    return entities
        .createNamedQuery(Message.BY_RESPONSE, Message.class)
        .setParameter("hash", Fresh.hash(responseCode.reveal()))
        .getResultStream()
        .findFirst()
        .filter(found -> found.isOf(authorisation) && !found.isUpdated())
        .filter(found -> found.isYoungerThan(DAY, clock.instant()));
  }

  /** Its buttons are replaced: nobody presses them any more. */
  public void update(Message message) {
    message.update(clock.instant());
  }

  /** Whether it was recalled now: within a day, and once. */
  boolean recall(Message message) {
    if (message.isRecalled() || !message.isYoungerThan(DAY, clock.instant())) {
      return false;
    }
    message.recall(clock.instant());
    return true;
  }

  /** The newest first. */
  public List<Message> of(String suite, String corp, int limit) {
    return entities
        .createNamedQuery(Message.OF_CORP, Message.class)
        .setParameter("suite", suite)
        .setParameter("corp", corp)
        .setMaxResults(limit)
        .getResultList();
  }

  /** By its number. */
  public Optional<Message> find(long id) {
    return Optional.ofNullable(entities.find(Message.class, id));
  }

  /** Somebody has answered the card: this code changes it, once, and no other does any more. */
  public Secret answered(Message message) {
    Secret code = Fresh.secret(RESPONSE_CODE_LENGTH);
    message.answerableBy(code);
    return code;
  }

  public void forget(Instant before) {
    entities.createNamedQuery(Message.FORGET).setParameter("before", before).executeUpdate();
  }
}
