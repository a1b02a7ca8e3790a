package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What message/send was given; everything in the caller's transaction. */
@Dependent
public class Messages {

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  public Messages(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  String keep(Authorisation authorisation, String toUser, String type, String body) {
    Message message = Message.sent(authorisation, toUser, type, body, clock.instant());
    entities.persist(message);
    return "msg" + message.id();
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

  public void forget(Instant before) {
    entities.createNamedQuery(Message.FORGET).setParameter("before", before).executeUpdate();
  }
}
