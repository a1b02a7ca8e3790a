package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizationKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One visit to WeCom's install page: the state parameter that comes back with the code, good once,
 * for one suite, in one browser, for ten minutes. Only hashes of state and browser are kept.
 */
@Entity
@Table(name = "install_state")
@NamedQuery(
    name = InstallState.BY_HASH,
    query = "select s from InstallState s where s.stateHash = :hash")
@NamedQuery(
    name = InstallState.TEST_LINK,
    query =
        "select s.testLinkId from InstallState s"
            + " where s.suite = :suite and s.codeHash = :codeHash and s.testLinkId is not null")
@NamedQuery(
    name = InstallState.EXPIRE,
    query = "delete from InstallState s where s.expiresAt < :before")
@NamedQuery(name = InstallState.REMOVE, query = "delete from InstallState s where s.suite = :suite")
public class InstallState {

  static final String REMOVE = "InstallState.remove";
  static final String BY_HASH = "InstallState.byHash";
  static final String TEST_LINK = "InstallState.testLink";
  static final String EXPIRE = "InstallState.expire";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "install_state_seq")
  @SequenceGenerator(
      name = "install_state_seq",
      sequenceName = "install_state_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "state_hash")
  private String stateHash;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "return_to")
  private @Nullable String returnTo;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private AuthorizationKind kind;

  @SuppressWarnings("UnusedVariable") // queries read it
  @Column(name = "test_link_id")
  private @Nullable Long testLinkId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "code_hash")
  private @Nullable String codeHash;

  @Version
  @Column(name = "version")
  private long version;

  protected InstallState() {}

  static InstallState begun(
      String stateHash,
      SuiteKey suite,
      String browserHash,
      Optional<String> returnTo,
      Optional<Long> testLink,
      Instant expiresAt) {
    InstallState state = new InstallState();
    state.stateHash = stateHash;
    state.suite = suite;
    state.browserHash = browserHash;
    state.returnTo = returnTo.orElse(null);
    state.kind = testLink.isPresent() ? AuthorizationKind.TEST : AuthorizationKind.FORMAL;
    state.testLinkId = testLink.orElse(null);
    state.expiresAt = expiresAt;
    return state;
  }

  /** Uses it up for the code that came with it; false where it is not good any more. */
  boolean use(String hashOfCode, Instant now) {
    if (hashOfCode.equals(codeHash)) {
      // The same redirect again: a reload, or a connection that broke before our answer.
      return true;
    }
    if (codeHash != null || now.isAfter(expiresAt)) {
      return false;
    }
    codeHash = hashOfCode;
    return true;
  }

  boolean belongsTo(SuiteKey asked, String askedBrowserHash) {
    return suite.equals(asked) && browserHash.equals(askedBrowserHash);
  }

  SuiteKey suite() {
    return suite;
  }

  AuthorizationKind kind() {
    return kind;
  }

  Optional<String> returnTo() {
    return Optional.ofNullable(returnTo);
  }

  /** The hash of the code that came back; empty as long as none has. */
  Optional<String> codeHash() {
    return Optional.ofNullable(codeHash);
  }
}
