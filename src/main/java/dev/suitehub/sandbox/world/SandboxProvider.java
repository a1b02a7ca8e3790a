package dev.suitehub.sandbox.world;

import dev.suitehub.sandbox.Fresh;
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

/** A provider (服务商) as WeCom knows it. */
@Entity
@Table(name = "sandbox_provider")
@NamedQuery(
    name = SandboxProvider.BY_CORP,
    query = "select p from SandboxProvider p where p.corpId = :corpId")
@NamedQuery(name = SandboxProvider.ALL, query = "select p from SandboxProvider p order by p.corpId")
public class SandboxProvider {

  static final String BY_CORP = "SandboxProvider.byCorp";
  static final String ALL = "SandboxProvider.all";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_provider_seq")
  @SequenceGenerator(
      name = "sandbox_provider_seq",
      sequenceName = "sandbox_provider_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "name")
  private String name;

  @Column(name = "secret_sealed")
  private Secret secret;

  @Column(name = "token_sealed")
  private Secret token;

  @Column(name = "aes_key_sealed")
  private Secret aesKey;

  @Column(name = "system_url")
  private String systemUrl;

  @Version
  @Column(name = "version")
  private long version;

  protected SandboxProvider() {}

  /** Registered with secrets that nobody knows yet. */
  public static SandboxProvider registered(CorpId corpId) {
    SandboxProvider provider = new SandboxProvider();
    provider.corpId = corpId;
    provider.name = corpId.value();
    provider.secret = Fresh.secret(43);
    provider.token = Fresh.secret(20);
    provider.aesKey = Fresh.secret(43);
    provider.systemUrl = "";
    return provider;
  }

  /** What is given replaces what was; what is not given stays. */
  public void configure(ProviderForm form) {
    form.name().ifPresent(value -> name = value);
    form.secret().ifPresent(value -> secret = value);
    form.token().ifPresent(value -> token = value);
    form.aesKey().ifPresent(value -> aesKey = value);
    form.systemUrl().ifPresent(value -> systemUrl = value);
  }

  /** What a person enters in the provider's console. */
  public record ProviderForm(
      Optional<String> name,
      Optional<Secret> secret,
      Optional<Secret> token,
      Optional<Secret> aesKey,
      Optional<String> systemUrl) {}

  public CorpId corpId() {
    return corpId;
  }

  public String name() {
    return name;
  }

  public Secret secret() {
    return secret;
  }

  public Secret token() {
    return token;
  }

  public Secret aesKey() {
    return aesKey;
  }

  public CallbackKey callbackKey() {
    return CallbackKey.of(token, aesKey);
  }

  /** Where provider-wide events go (系统事件接收URL); may be empty. */
  public String systemUrl() {
    return systemUrl;
  }
}
