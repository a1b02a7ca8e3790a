package dev.suitehub.registry.provider;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
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
public class Provider {

  static final String BY_KEY = "Provider.byKey";
  static final String BY_CORP = "Provider.byCorp";
  static final String COUNT_SUITES = "Provider.countSuites";
  static final String ALL = "Provider.all";

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

  @Column(name = "token_sealed")
  private Secret token;

  @Column(name = "encoding_aes_key_sealed")
  private Secret encodingAesKey;

  @Version
  @Column(name = "version")
  private long version;

  protected Provider() {}

  static Provider registered(ProviderKey key, ProviderSettings settings) {
    Provider provider = new Provider();
    provider.key = key;
    provider.change(settings);
    return provider;
  }

  /** An absent secret stays what it is, as nobody can read it back to send it again. */
  void change(ProviderSettings settings) {
    corpId = settings.corpId();
    name = settings.name();
    settings.providerSecret().ifPresent(secret -> providerSecret = secret);
    settings.token().ifPresent(secret -> token = secret);
    settings.encodingAesKey().ifPresent(secret -> encodingAesKey = secret);
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

  /** Token and EncodingAESKey of the system event URL. */
  public CallbackKey callbackKey() {
    return CallbackKey.of(token, encodingAesKey);
  }
}
