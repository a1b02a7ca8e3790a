package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link for one test install (测试授权); using it deletes it. Only its hash is kept. */
@Entity
@Table(name = "install_link")
@NamedQuery(
    name = InstallLink.COUNT,
    query =
        "select count(l) from InstallLink l"
            + " where l.linkHash = :hash and l.suite = :suite and l.expiresAt >= :now")
@NamedQuery(
    name = InstallLink.USE,
    query =
        "delete from InstallLink l"
            + " where l.linkHash = :hash and l.suite = :suite and l.expiresAt >= :now")
@NamedQuery(
    name = InstallLink.EXPIRE,
    query = "delete from InstallLink l where l.expiresAt < :before")
public class InstallLink {

  static final String COUNT = "InstallLink.count";
  static final String USE = "InstallLink.use";
  static final String EXPIRE = "InstallLink.expire";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "install_link_seq")
  @SequenceGenerator(
      name = "install_link_seq",
      sequenceName = "install_link_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "link_hash")
  private String linkHash;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected InstallLink() {}

  static InstallLink issued(String linkHash, SuiteKey suite, Instant expiresAt) {
    InstallLink link = new InstallLink();
    link.linkHash = linkHash;
    link.suite = suite;
    link.expiresAt = expiresAt;
    return link;
  }
}
