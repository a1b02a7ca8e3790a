package dev.suitehub.sandbox.world;

import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
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
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A suite (应用) as WeCom knows it: its secrets, its URLs, and how this sandbox treats it. */
@Entity
@Table(name = "sandbox_suite")
@NamedQuery(
    name = SandboxSuite.BY_ID,
    query = "select s from SandboxSuite s where s.suiteId = :suiteId")
@NamedQuery(name = SandboxSuite.ALL, query = "select s from SandboxSuite s order by s.suiteId")
@NamedQuery(
    name = SandboxSuite.IN_REVIEW,
    query =
        "select s from SandboxSuite s where (s.status = :submitted or s.review = :reviewed)"
            + " and s.submittedAt is not null order by s.submittedAt")
@NamedQuery(
    name = SandboxSuite.TICKET_DUE,
    query =
        "select s from SandboxSuite s where s.autoTickets = true"
            + " and (s.ticketDueAt <= :now or s.ticketDueAt > :farAhead)"
            + " and s.commandUrl <> '' order by s.ticketDueAt")
@NamedQuery(
    name = SandboxSuite.CLAIM_TICKET,
    query =
        "update SandboxSuite s set s.ticketDueAt = :next, s.version = s.version + 1"
            + " where s.suiteId = :suiteId"
            + " and (s.ticketDueAt <= :now or s.ticketDueAt > :farAhead)")
@NamedQuery(
    name = SandboxSuite.TICKET_PUSHED,
    query =
        "update SandboxSuite s set s.ticketDueAt = :next, s.version = s.version + 1"
            + " where s.suiteId = :suiteId")
public class SandboxSuite {

  static final String BY_ID = "SandboxSuite.byId";
  static final String IN_REVIEW = "SandboxSuite.inReview";
  static final String ALL = "SandboxSuite.all";
  static final String TICKET_DUE = "SandboxSuite.ticketDue";
  static final String TICKET_PUSHED = "SandboxSuite.ticketPushed";
  static final String CLAIM_TICKET = "SandboxSuite.claimTicket";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_suite_seq")
  @SequenceGenerator(
      name = "sandbox_suite_seq",
      sequenceName = "sandbox_suite_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "provider_corp_id")
  private CorpId provider;

  @Column(name = "name")
  private String name;

  @Column(name = "secret_sealed")
  private Secret secret;

  @Column(name = "token_sealed")
  private Secret token;

  @Column(name = "aes_key_sealed")
  private Secret aesKey;

  @Column(name = "command_url")
  private String commandUrl;

  @Column(name = "data_url")
  private String dataUrl;

  @Column(name = "install_domain")
  private String installDomain;

  @Column(name = "trusted_domain")
  private @Nullable String trustedDomain;

  @Column(name = "online")
  private boolean online;

  @Column(name = "auto_tickets")
  private boolean autoTickets;

  @Column(name = "ticket_due_at")
  private Instant ticketDueAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "create_auth_mode")
  private CreateAuthMode createAuthMode;

  @Column(name = "create_auth_first")
  private boolean createAuthFirst;

  @Enumerated(EnumType.STRING)
  @Column(name = "redirect_mode")
  private RedirectMode redirectMode;

  @Enumerated(EnumType.STRING)
  @Column(name = "stage")
  private @Nullable SuiteStatus status;

  @Enumerated(EnumType.STRING)
  @Column(name = "review")
  private @Nullable ReviewStatus review;

  @Column(name = "reject_reason")
  private @Nullable String rejectReason;

  @Column(name = "contact_level")
  private @Nullable Integer contactLevel;

  @Enumerated(EnumType.STRING)
  @Column(name = "app_type")
  private @Nullable AppType type;

  @Column(name = "slogan")
  private String slogan;

  @Column(name = "introduction")
  private String introduction;

  @Enumerated(EnumType.STRING)
  @Column(name = "contact_scope")
  private @Nullable ContactScope contactScope;

  @Column(name = "sensitive_fields")
  private String sensitiveFields;

  @Column(name = "home_url")
  private String homeUrl;

  @Column(name = "settings_url")
  private String settingsUrl;

  @Column(name = "menu")
  private String menu;

  @Column(name = "mini_program")
  private String miniProgram;

  @Column(name = "review_after")
  private String reviewAfter;

  @Column(name = "category")
  private String category;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "was_online")
  private boolean wasOnline;

  @Column(name = "pending")
  private @Nullable String pending;

  @Version
  @Column(name = "version")
  private long version;

  protected SandboxSuite() {}

  /** Registered with secrets that nobody knows yet; its first scheduled ticket is due then. */
  public static SandboxSuite registered(SuiteId suiteId, CorpId provider, Instant firstTicket) {
    SandboxSuite suite = new SandboxSuite();
    suite.suiteId = suiteId;
    suite.provider = provider;
    suite.name = suiteId.value();
    suite.secret = Fresh.secret(43);
    suite.token = Fresh.secret(20);
    suite.aesKey = Fresh.secret(43);
    suite.commandUrl = "";
    suite.dataUrl = "";
    suite.installDomain = "";
    suite.online = true;
    suite.autoTickets = true;
    suite.ticketDueAt = firstTicket;
    suite.createAuthMode = CreateAuthMode.NONE;
    suite.createAuthFirst = true;
    suite.redirectMode = RedirectMode.NORMAL;
    suite.slogan = "";
    suite.introduction = "";
    suite.sensitiveFields = "";
    suite.homeUrl = "";
    suite.settingsUrl = "";
    suite.menu = "";
    suite.miniProgram = "";
    suite.reviewAfter = "";
    suite.category = "";
    return suite;
  }

  /** Created in the provider's console: a draft until it is reviewed and put online. */
  public static SandboxSuite drafted(SuiteId suiteId, CorpId provider, Instant firstTicket) {
    SandboxSuite suite = registered(suiteId, provider, firstTicket);
    suite.take(SuiteStage.of(SuiteStatus.DRAFT));
    return suite;
  }

  /** The rules have let that step pass. */
  public void take(SuiteStage next) {
    status = next.status();
    review = next.review();
    online = next.status() == SuiteStatus.ONLINE;
    wasOnline = wasOnline || online || next.status() == SuiteStatus.OFFLINE;
  }

  /** Corps had it before that stage, too. */
  public void restoreWasOnline() {
    wasOnline = true;
  }

  /** Whether corps have it, or had: its permission only goes down from then on (CHG-02). */
  public boolean wasOnline() {
    return wasOnline || online;
  }

  /** Whether what is edited waits until it goes online (again). */
  public boolean holdsEdits() {
    return status != null && wasOnline();
  }

  /**
   * Edited while corps have it: the keys, the scope and this sandbox's own switch are in force at
   * once, and all else waits.
   */
  public void hold(SuiteForm form, AppSheet sheet) {
    form.token().ifPresent(value -> token = value);
    form.aesKey().ifPresent(value -> aesKey = value);
    sheet.scope().ifPresent(value -> contactScope = value);
    sheet.reviewAfter().ifPresent(value -> reviewAfter = value);
    Map<String, String> waiting = new LinkedHashMap<>(pending());
    waiting.putAll(PendingEdit.given(form, sheet));
    waiting.entrySet().removeIf(one -> isInForce(one.getKey(), one.getValue()));
    pending = waiting.isEmpty() ? null : PendingEdit.write(waiting);
  }

  private boolean isInForce(String field, String value) {
    return value.equals(entered(field))
        || (field.equals("installDomain") && value.equals(installDomain()));
  }

  /** What waits until it goes online again, by the names of the control. */
  public Map<String, String> pending() {
    return pending == null ? Map.of() : PendingEdit.read(pending);
  }

  /** What waited is in force. */
  public void publish() {
    pending().forEach(this::enter);
    pending = null;
  }

  /** As it will be when what waits is in force: a copy that nothing saves. */
  public SandboxSuite next() {
    SandboxSuite next = registered(suiteId, provider, ticketDueAt);
    PendingEdit.NAMES.forEach(name -> next.enter(name, entered(name)));
    pending().forEach(next::enter);
    next.secret = secret;
    next.token = token;
    next.aesKey = aesKey;
    next.contactLevel = contactLevel;
    next.contactScope = contactScope;
    next.reviewAfter = reviewAfter;
    return next;
  }

  private String entered(String field) {
    return switch (field) {
      case "name" -> name;
      case "commandUrl" -> commandUrl;
      case "dataUrl" -> dataUrl;
      case "installDomain" -> installDomain;
      case "appType" -> type == null ? "" : type.name();
      case "category" -> category;
      case "slogan" -> slogan;
      case "introduction" -> introduction;
      case "sensitiveFields" -> sensitiveFields;
      case "homeUrl" -> homeUrl;
      case "settingsUrl" -> settingsUrl;
      case "trustedDomain" -> trustedDomain == null ? "" : trustedDomain;
      case "menu" -> menu;
      case "miniProgram" -> miniProgram;
      default -> throw new IllegalArgumentException(field);
    };
  }

  private void enter(String field, String value) {
    switch (field) {
      case "name" -> name = value;
      case "commandUrl" -> commandUrl = value;
      case "dataUrl" -> dataUrl = value;
      case "installDomain" -> installDomain = value;
      case "appType" -> type = value.isEmpty() ? null : AppType.valueOf(value);
      case "category" -> category = value;
      case "slogan" -> slogan = value;
      case "introduction" -> introduction = value;
      case "sensitiveFields" -> sensitiveFields = value;
      case "homeUrl" -> homeUrl = value;
      case "settingsUrl" -> settingsUrl = value;
      case "trustedDomain" -> trustedDomain = value.isEmpty() ? null : value;
      case "menu" -> menu = value;
      case "miniProgram" -> miniProgram = value;
      default -> throw new IllegalArgumentException(field);
    }
  }

  /** WeCom's team has it from then on. */
  public void handedIn(Instant at) {
    submittedAt = at;
  }

  public void rejected(SuiteStage next, String reason) {
    take(next);
    rejectReason = reason;
  }

  /** As it was written down elsewhere, with what WeCom's team said last. */
  public void restore(
      Optional<SuiteStage> stage, Optional<String> reason, Optional<Instant> submitted) {
    stage.ifPresent(this::take);
    rejectReason = reason.orElse(null);
    submittedAt = submitted.orElse(null);
  }

  /** What corps grant of their contacts from now on: WeCom's number of it. */
  public void grants(int level) {
    contactLevel = level;
  }

  /** Empty for a suite that the older controls made: it is online or not, and that is all. */
  public Optional<SuiteStage> stage() {
    return status == null || review == null
        ? Optional.empty()
        : Optional.of(new SuiteStage(status, review));
  }

  /** Why WeCom's team refused it last. */
  public Optional<String> rejectReason() {
    return Optional.ofNullable(rejectReason);
  }

  public OptionalInt contactLevel() {
    return contactLevel == null ? OptionalInt.empty() : OptionalInt.of(contactLevel);
  }

  /** What is given replaces what was; what is not given stays. */
  public void configure(SuiteForm form) {
    form.name().ifPresent(value -> name = value);
    form.secret().ifPresent(value -> secret = value);
    form.token().ifPresent(value -> token = value);
    form.aesKey().ifPresent(value -> aesKey = value);
    form.commandUrl().ifPresent(value -> commandUrl = value);
    form.dataUrl().ifPresent(value -> dataUrl = value);
    form.installDomain().ifPresent(value -> installDomain = value);
    form.online().ifPresent(this::switchOnline);
    form.autoTickets().ifPresent(value -> autoTickets = value);
    form.createAuthMode().ifPresent(value -> createAuthMode = value);
    form.createAuthFirst().ifPresent(value -> createAuthFirst = value);
    form.redirectMode().ifPresent(value -> redirectMode = value);
  }

  /** What is given replaces what was; what is not given stays. */
  public void describe(AppSheet sheet) {
    sheet.type().ifPresent(value -> type = value);
    sheet.slogan().ifPresent(value -> slogan = value);
    sheet.introduction().ifPresent(value -> introduction = value);
    sheet.scope().ifPresent(value -> contactScope = value);
    sheet.sensitiveFields().ifPresent(value -> sensitiveFields = Range.joined(value));
    sheet.homeUrl().ifPresent(value -> homeUrl = value);
    sheet.settingsUrl().ifPresent(value -> settingsUrl = value);
    sheet.menu().ifPresent(value -> menu = value);
    sheet.miniProgram().ifPresent(value -> miniProgram = value);
    sheet.reviewAfter().ifPresent(value -> reviewAfter = value);
    sheet.trustedDomain().ifPresent(value -> trustedDomain = value.isEmpty() ? null : value);
    sheet.category().ifPresent(value -> category = value);
  }

  private void switchOnline(boolean wanted) {
    online = wanted;
    if (status != null) {
      take(SuiteStage.of(wanted ? SuiteStatus.ONLINE : SuiteStatus.OFFLINE));
    }
  }

  /** What a person enters in the provider's console, and the switches of this sandbox. */
  public record SuiteForm(
      Optional<String> name,
      Optional<Secret> secret,
      Optional<Secret> token,
      Optional<Secret> aesKey,
      Optional<String> commandUrl,
      Optional<String> dataUrl,
      Optional<String> installDomain,
      Optional<Boolean> online,
      Optional<Boolean> autoTickets,
      Optional<CreateAuthMode> createAuthMode,
      Optional<Boolean> createAuthFirst,
      Optional<RedirectMode> redirectMode) {}

  public SuiteId suiteId() {
    return suiteId;
  }

  /** The corpid of the provider that owns it. */
  public CorpId provider() {
    return provider;
  }

  public String name() {
    return name;
  }

  public Secret secret() {
    return secret;
  }

  /** Empty for one of the older controls, which ask for no type. */
  public Optional<AppType> type() {
    return Optional.ofNullable(type);
  }

  public boolean isContactsApp() {
    return type == AppType.CONTACTS;
  }

  public String slogan() {
    return slogan;
  }

  public String introduction() {
    return introduction;
  }

  public Optional<ContactScope> contactScope() {
    return Optional.ofNullable(contactScope);
  }

  /** What members are asked for (成员敏感信息). */
  public List<SensitiveField> sensitiveFields() {
    return Range.texts(sensitiveFields).stream().map(SensitiveField::valueOf).toList();
  }

  /** 应用主页 with {@code $CORPID$}; empty where none was entered. */
  public String homeUrl() {
    return homeUrl;
  }

  public String homeUrl(CorpId corp) {
    return homeUrl.replace("$CORPID$", corp.value());
  }

  /** 业务设置URL; empty where none was entered. */
  public String settingsUrl() {
    return settingsUrl;
  }

  /** The default menu as {@link MenuLines} reads it. */
  public String menu() {
    return menu;
  }

  /** AppID of its mini program; may be empty. */
  public String miniProgram() {
    return miniProgram;
  }

  /** How long WeCom's team takes for it, as an ISO duration; empty: as configured. */
  public String reviewAfter() {
    return reviewAfter;
  }

  /** 分类, by its Chinese name; may be empty. */
  public String category() {
    return category;
  }

  /** When it was handed in last. */
  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
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

  /** 指令回调URL; may be empty. */
  public String commandUrl() {
    return commandUrl;
  }

  /** 数据回调URL, in which {@code $CORPID$} stands for a corp; may be empty. */
  public String dataUrl() {
    return dataUrl;
  }

  public String dataUrl(CorpId corp) {
    return dataUrl.replace("$CORPID$", corp.value());
  }

  /**
   * Host and port of the pages that may start an install and receive its code; unless it was
   * entered, that of the command URL.
   */
  public String installDomain() {
    if (!installDomain.isEmpty() || commandUrl.isEmpty()) {
      return installDomain;
    }
    return String.valueOf(URI.create(commandUrl).getRawAuthority());
  }

  /** 可信域名 of web OAuth; until it was entered no address is refused. */
  public void trust(String domain) {
    trustedDomain = domain;
  }

  public Optional<String> trustedDomain() {
    return Optional.ofNullable(trustedDomain);
  }

  /** Published (已上线): formal authorisations only, as before it test authorisations only. */
  public boolean isOnline() {
    return online;
  }

  public boolean hasAutoTickets() {
    return autoTickets;
  }

  public CreateAuthMode createAuthMode() {
    return createAuthMode;
  }

  public boolean isCreateAuthFirst() {
    return createAuthFirst;
  }

  public RedirectMode redirectMode() {
    return redirectMode;
  }
}
