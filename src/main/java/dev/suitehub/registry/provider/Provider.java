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
import java.time.LocalDate;
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
@NamedQuery(
    name = Provider.COUNT_ISSUED,
    query = "select count(s) from Suite s where s.provider = :key and s.suiteId is not null")
@NamedQuery(
    name = Provider.SUITE_SECRETS,
    query = "select s.suiteSecret from Suite s where s.suiteSecret is not null")
@NamedQuery(
    name = Provider.NEXT_SUITE_SECRETS,
    query = "select s.nextSuiteSecret from Suite s where s.nextSuiteSecret is not null")
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
  static final String COUNT_ISSUED = "Provider.countIssued";
  static final String SUITE_SECRETS = "Provider.suiteSecrets";
  static final String NEXT_SUITE_SECRETS = "Provider.nextSuiteSecrets";
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

  @Column(name = "callback_entered")
  private boolean callbackEntered;

  @Column(name = "introduction")
  private @Nullable String introduction;

  @Column(name = "website")
  private @Nullable String website;

  @Column(name = "contact_name")
  private @Nullable String contactName;

  @Column(name = "contact_mobile")
  private @Nullable String contactMobile;

  @Column(name = "filed_by_admin")
  private boolean filedByAdmin;

  @Column(name = "registered_on")
  private @Nullable LocalDate registeredOn;

  @Column(name = "certified_until")
  private @Nullable LocalDate certifiedUntil;

  @Column(name = "ip_list")
  private @Nullable String ipList;

  @Column(name = "logo_hash")
  private @Nullable String logoHash;

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
   * It begins with its profile. Its callback settings are made up here, as the columns want them;
   * nobody has seen them, so that the development settings are still to come.
   */
  static Provider introduced(ProviderKey key, Profile profile) {
    Provider provider = new Provider();
    provider.key = key;
    provider.callback = CallbackSettings.entered(KeyMaker.form());
    provider.describe(profile);
    return provider;
  }

  void describe(Profile profile) {
    corpId = profile.corpId();
    name = profile.name();
    introduction = profile.introduction();
    website = profile.website();
    contactName = profile.contactName();
    contactMobile = profile.contactMobile();
    filedByAdmin = profile.filedByAdmin();
  }

  /** Its corp became a provider at WeCom on that day. */
  void registeredAtWecom(LocalDate on) {
    registeredOn = on;
  }

  /** Empty: it is not certified, or we do not know. */
  void certified(Optional<LocalDate> until) {
    certifiedUntil = until.orElse(null);
  }

  void listAddresses(String list) {
    ipList = list;
  }

  void showLogo(String hash) {
    logoHash = hash;
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
    if (settings.callback().token().isPresent()
        && settings.callback().encodingAesKey().isPresent()) {
      callbackEntered = true;
    }
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

  /** Whether a person has entered or seen Token and EncodingAESKey; WeCom needs them too. */
  public boolean isCallbackEntered() {
    return callbackEntered;
  }

  /** 企业简介 (REG-04). */
  public Optional<String> introduction() {
    return Optional.ofNullable(introduction);
  }

  /** 企业官网 (REG-05). */
  public Optional<String> website() {
    return Optional.ofNullable(website);
  }

  /** 联系人姓名 (REG-06). */
  public Optional<String> contactName() {
    return Optional.ofNullable(contactName);
  }

  /** 联系人手机 (REG-07): personal, so that lists show {@link #maskedMobile}. */
  public Optional<String> contactMobile() {
    return Optional.ofNullable(contactMobile);
  }

  /** Its first three digits and its last four. */
  public Optional<String> maskedMobile() {
    return contactMobile()
        .map(
            number ->
                number.substring(0, Math.min(3, number.length()))
                    + "****"
                    + number.substring(Math.max(0, number.length() - 4)));
  }

  /** A system administrator of the corp files, or filed, the application (REG-02). */
  public boolean isFiledByAdmin() {
    return filedByAdmin;
  }

  /** Empty until a person says so (REG-08). */
  public Optional<LocalDate> registeredOn() {
    return Optional.ofNullable(registeredOn);
  }

  /** The last day of its certification (REL-01). */
  public Optional<LocalDate> certifiedUntil() {
    return Optional.ofNullable(certifiedUntil);
  }

  /** IP白名单 in WeCom's own writing (DEV-06); empty until it is entered. */
  public String ipList() {
    return ipList == null ? "" : ipList;
  }

  /** SHA-256 of the 企业Logo, where there is one (REG-03). */
  public Optional<String> logoHash() {
    return Optional.ofNullable(logoHash);
  }

  public long version() {
    return version;
  }
}
