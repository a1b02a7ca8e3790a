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
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  @Column(name = "introduction")
  private @Nullable String introduction;

  @Column(name = "website")
  private @Nullable String website;

  @Column(name = "contact_name")
  private @Nullable String contactName;

  @Column(name = "contact_mobile")
  private @Nullable String contactMobile;

  @Column(name = "logo_hash")
  private @Nullable String logoHash;

  @Column(name = "ip_list")
  private @Nullable String ipList;

  @Column(name = "certified_until")
  private @Nullable LocalDate certifiedUntil;

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

  /** The registration form, filled in; the rules have let it pass. */
  public void describe(Company company) {
    name = company.name();
    introduction = company.introduction();
    website = company.website();
    contactName = company.contactName();
    contactMobile = company.contactMobile();
  }

  /** 企业信息 of the registration form. */
  public record Company(
      String name, String introduction, String website, String contactName, String contactMobile) {}

  public void showLogo(String hash) {
    logoHash = hash;
  }

  public void enterDevelopment(String url, Secret newToken, Secret newAesKey) {
    systemUrl = url;
    token = newToken;
    aesKey = newAesKey;
  }

  public void enterIpList(String list) {
    ipList = list;
  }

  public void certify(Optional<LocalDate> until) {
    certifiedUntil = until.orElse(null);
  }

  /** The last day counts. */
  public boolean isCertified(LocalDate today) {
    return certifiedUntil != null && !today.isAfter(certifiedUntil);
  }

  public Optional<String> introduction() {
    return Optional.ofNullable(introduction);
  }

  public Optional<String> website() {
    return Optional.ofNullable(website);
  }

  public Optional<String> contactName() {
    return Optional.ofNullable(contactName);
  }

  public Optional<String> contactMobile() {
    return Optional.ofNullable(contactMobile);
  }

  /** SHA-256 of the 企业Logo; the picture itself is not kept. */
  public Optional<String> logoHash() {
    return Optional.ofNullable(logoHash);
  }

  /** IP白名单; calls are not held against it yet. */
  public Optional<String> ipList() {
    return Optional.ofNullable(ipList);
  }

  public Optional<LocalDate> certifiedUntil() {
    return Optional.ofNullable(certifiedUntil);
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

  /** Whether a strict Base64 reader takes the EncodingAESKey: its two spare bits are zero. */
  public boolean hasExactKey() {
    return Fresh.isExactKey(aesKey);
  }

  public CallbackKey callbackKey() {
    return CallbackKey.of(token, aesKey);
  }

  /** Where provider-wide events go (系统事件接收URL); may be empty. */
  public String systemUrl() {
    return systemUrl;
  }
}
