package dev.suitehub.access.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Stands in for the user that a name does not have: what an attempt under a real name writes to
 * that user, one under another name writes here, so that the time it takes tells nobody which names
 * there are. There are {@value #COUNT}, so that few wait for one another.
 */
@Entity
@Table(name = "stranger")
@NamedQuery(name = Stranger.BY_ID, query = "select s from Stranger s where s.id = :id")
public class Stranger {

  static final String BY_ID = "Stranger.byId";
  private static final int COUNT = 16;

  @Id
  @Column(name = "id")
  private Integer id;

  @Column(name = "attempts")
  private long attempts;

  @Version
  @Column(name = "version")
  private long version;

  protected Stranger() {}

  static int idFor(String name) {
    return 1 + Math.floorMod(name.hashCode(), COUNT);
  }

  void attempts() {
    attempts++;
  }

  long count() {
    return attempts;
  }
}
