package dev.suitehub.ops;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When one node was last alive. */
@Entity
@Table(name = "node_sign")
@NamedQuery(
    name = NodeSign.NEWEST,
    query = "select s from NodeSign s order by s.signedAt desc, s.node")
@NamedQuery(
    name = NodeSign.SINCE,
    query = "select s from NodeSign s where s.signedAt > :from order by s.node")
@NamedQuery(
    name = NodeSign.FORGET,
    query = "delete from NodeSign s where s.signedAt < :old or s.signedAt > :future")
public class NodeSign {

  static final String NEWEST = "NodeSign.newest";
  static final String SINCE = "NodeSign.since";
  static final String FORGET = "NodeSign.forget";

  @Id
  @Column(name = "node")
  private String node;

  @Column(name = "signed_at")
  private Instant signedAt;

  @Column(name = "key_id")
  private @Nullable String keyId;

  @Version
  @Column(name = "version")
  private long version;

  protected NodeSign() {}

  static NodeSign of(String node, Instant at, String keyId) {
    NodeSign sign = new NodeSign();
    sign.node = node;
    sign.signedAt = at;
    sign.keyId = keyId;
    return sign;
  }

  String node() {
    return node;
  }

  /** Of the master key with which it seals; null where it runs a version that does not say. */
  @Nullable String keyId() {
    return keyId;
  }

  void again(Instant at) {
    signedAt = at;
  }

  Instant signedAt() {
    return signedAt;
  }
}
