package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A suite (应用 as WeCom registers it). Its life with us begins before WeCom issues a SuiteId: its
 * callback URLs have to pass the URL check first. The first well-sealed notice then proposes the
 * SuiteId, a person confirms it, and with the SuiteSecret tokens can be had.
 */
@Entity
@Table(name = "suite")
@NamedQuery(name = Suite.BY_KEY, query = "select s from Suite s where s.key = :key")
@NamedQuery(name = Suite.BY_SUITE_ID, query = "select s from Suite s where s.suiteId = :suiteId")
@NamedQuery(
    name = Suite.OF_PROVIDER,
    query = "select s from Suite s where s.provider = :provider order by s.key")
@NamedQuery(name = Suite.ALL, query = "select s from Suite s order by s.key")
public class Suite {

  static final String BY_KEY = "Suite.byKey";
  static final String BY_SUITE_ID = "Suite.bySuiteId";
  static final String OF_PROVIDER = "Suite.ofProvider";
  static final String ALL = "Suite.all";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "suite_seq")
  @SequenceGenerator(name = "suite_seq", sequenceName = "suite_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey key;

  @Column(name = "provider_key")
  private ProviderKey provider;

  @Column(name = "suite_id")
  private @Nullable SuiteId suiteId;

  @Column(name = "proposed_suite_id")
  private @Nullable SuiteId proposedSuiteId;

  @Column(name = "suite_secret_sealed")
  private @Nullable Secret suiteSecret;

  @Column(name = "token_sealed")
  private Secret token;

  @Column(name = "encoding_aes_key_sealed")
  private Secret encodingAesKey;

  @Column(name = "return_hosts")
  private String returnHosts;

  @Version
  @Column(name = "version")
  private long version;

  protected Suite() {}

  static Suite created(SuiteKey key, SuiteSettings settings) {
    Suite suite = new Suite();
    suite.key = key;
    suite.provider = settings.provider();
    suite.change(settings);
    return suite;
  }

  /** An absent SuiteId or secret stays what it is. */
  void change(SuiteSettings settings) {
    settings.suiteId().ifPresent(this::confirm);
    settings.suiteSecret().ifPresent(secret -> suiteSecret = secret);
    settings.token().ifPresent(secret -> token = secret);
    settings.encodingAesKey().ifPresent(secret -> encodingAesKey = secret);
    returnHosts = String.join(" ", settings.returnHosts());
  }

  private void confirm(SuiteId confirmed) {
    suiteId = confirmed;
    proposedSuiteId = null;
  }

  /**
   * What a well-sealed notice said our SuiteId is, for a person to confirm; ignored once there is
   * one.
   */
  void propose(SuiteId proposed) {
    if (suiteId == null) {
      proposedSuiteId = proposed;
    }
  }

  public SuiteKey key() {
    return key;
  }

  public ProviderKey provider() {
    return provider;
  }

  /** Empty until WeCom has issued it and a person has entered or confirmed it. */
  public Optional<SuiteId> suiteId() {
    return Optional.ofNullable(suiteId);
  }

  public Optional<SuiteId> proposedSuiteId() {
    return Optional.ofNullable(proposedSuiteId);
  }

  public Optional<Secret> suiteSecret() {
    return Optional.ofNullable(suiteSecret);
  }

  /** Token and EncodingAESKey of the command and the data URL. */
  public CallbackKey callbackKey() {
    return CallbackKey.of(token, encodingAesKey);
  }

  /** Hosts ({@code host} or {@code host:port}, lower case) that an install may return to. */
  public List<String> returnHosts() {
    return returnHosts.isEmpty() ? List.of() : Arrays.asList(returnHosts.split(" "));
  }
}
