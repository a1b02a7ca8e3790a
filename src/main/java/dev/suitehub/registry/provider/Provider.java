package dev.suitehub.registry.provider;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A corp that offers suites to others (服务商). It is known to us by a key of ours and to WeCom by its
 * corpid, which is also what the URL checks of all its callback URLs end with (REG-01; doc 90595).
 */
@Entity
@Table(name = "provider")
@NamedQuery(name = Provider.BY_KEY, query = "select p from Provider p where p.key = :key")
@NamedQuery(name = Provider.BY_CORP, query = "select p from Provider p where p.corpId = :corpId")
@NamedQuery(
    name = Provider.COUNT_SUITES,
    query = "select count(s) from Suite s where s.provider = :key")
@NamedQuery(name = Provider.ALL, query = "select p from Provider p order by p.key")
@NamedQuery(
    name = Provider.PROMOTE_KEY,
    query =
        "update Provider p set p.callback.previousToken = p.callback.token,"
            + " p.callback.previousEncodingAesKey = p.callback.encodingAesKey,"
            + " p.callback.previousUntil = :until, p.callback.token = p.callback.nextToken,"
            + " p.callback.encodingAesKey = p.callback.nextEncodingAesKey,"
            + " p.callback.nextToken = null, p.callback.nextEncodingAesKey = null,"
            + " p.version = p.version + 1 where p.key = :key and p.version = :version")
@NamedQuery(
    name = Provider.PROMOTE_SECRET,
    query =
        "update Provider p set p.providerSecret = p.nextProviderSecret,"
            + " p.nextProviderSecret = null, p.version = p.version + 1"
            + " where p.key = :key and p.version = :version")
public class Provider {

  static final String BY_KEY = "Provider.byKey";
  static final String BY_CORP = "Provider.byCorp";
  static final String COUNT_SUITES = "Provider.countSuites";
  static final String ALL = "Provider.all";
  static final String PROMOTE_KEY = "Provider.promoteKey";
  static final String PROMOTE_SECRET = "Provider.promoteSecret";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "provider_seq")
  @SequenceGenerator(name = "provider_seq", sequenceName = "provider_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "provider_key")
  private ProviderKey key;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "name")
  private String name;

  @Column(name = "provider_secret_sealed")
  private @Nullable Secret providerSecret;

  @Column(name = "next_provider_secret_sealed")
  private @Nullable Secret nextProviderSecret;

  @Embedded private CallbackSettings callback;

  @Version
  @Column(name = "version")
  private long version;

  protected Provider() {}

  static Provider registered(ProviderKey key, ProviderSettings settings) {
    Provider provider = new Provider();
    provider.key = key;
    provider.callback = CallbackSettings.entered(settings.callback());
    provider.change(settings);
    return provider;
  }

  /**
   * An absent secret stays what it is, as nobody can read it back to send it again. A plan that is
   * carried out is none any more.
   */
  void change(ProviderSettings settings) {
    corpId = settings.corpId();
    name = settings.name();
    settings.providerSecret().ifPresent(secret -> providerSecret = secret);
    if (settings.nextProviderSecret().isTold()) {
      nextProviderSecret = settings.nextProviderSecret().what().orElse(null);
    }
    if (nextProviderSecret().equals(providerSecret())) {
      nextProviderSecret = null;
    }
    callback.change(settings.callback());
  }

  public ProviderKey key() {
    return key;
  }

  public CorpId corpId() {
    return corpId;
  }

  public String name() {
    return name;
  }

  /** Empty until it is entered: no provider token without it. */
  public Optional<Secret> providerSecret() {
    return Optional.ofNullable(providerSecret);
  }

  /** What takes the ProviderSecret's place once WeCom refuses that and takes this. */
  public Optional<Secret> nextProviderSecret() {
    return Optional.ofNullable(nextProviderSecret);
  }

  /** Token and EncodingAESKey of the system event URL. */
  public CallbackSettings callback() {
    return callback;
  }

  long version() {
    return version;
  }
}
