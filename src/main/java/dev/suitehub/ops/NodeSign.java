package dev.suitehub.ops;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** When one node was last alive. */
@Entity
@Table(name = "node_sign")
@NamedQuery(
    name = NodeSign.NEWEST,
    query = "select s from NodeSign s order by s.signedAt desc, s.node")
@NamedQuery(
    name = NodeSign.FORGET,
    query = "delete from NodeSign s where s.signedAt < :old or s.signedAt > :future")
public class NodeSign {

  static final String NEWEST = "NodeSign.newest";
  static final String FORGET = "NodeSign.forget";

  @Id
  @Column(name = "node")
  private String node;

  @Column(name = "signed_at")
  private Instant signedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected NodeSign() {}

  static NodeSign of(String node, Instant at) {
    NodeSign sign = new NodeSign();
    sign.node = node;
    sign.signedAt = at;
    return sign;
  }

  void again(Instant at) {
    signedAt = at;
  }

  Instant signedAt() {
    return signedAt;
  }
}
