package dev.suitehub.sandbox.install;

import dev.suitehub.rules.ContactPermission;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.world.Range;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A corp's authorisation of a suite. It begins when the first auth code of that pair is exchanged,
 * changes with change_auth, ends with the uninstall, and begins again with the next exchange.
 *
 * <p>Unconfirmed, and chosen here: authorising again what is installed gives the same permanent
 * code (WeCom says it is unique per corp and app); installing again after an uninstall, or after
 * reset_permanent_code, gives a new one.
 */
@Entity
@Table(name = "sandbox_authorisation")
@NamedQuery(
    name = Authorisation.BY_PAIR,
    query = "select a from Authorisation a where a.suiteId = :suiteId and a.corpId = :corpId")
@NamedQuery(
    name = Authorisation.LISTED,
    query =
        "select a from Authorisation a where (:suiteId = '' or a.suiteKey = :suiteId)"
            + " and (:corpId = '' or a.corpKey = :corpId)"
            + " order by a.suiteKey, a.corpKey")
@NamedQuery(
    name = Authorisation.OF_CORPS,
    query = "select a from Authorisation a where a.corpKey in :corpIds order by a.suiteKey")
@NamedQuery(
    name = Authorisation.ACTIVE_OF_SUITE,
    query =
        "select a from Authorisation a where a.suiteId = :suiteId and a.state = :state"
            + " order by a.corpKey")
@NamedQuery(
    name = Authorisation.ACTIVE_OF_CORP,
    query =
        "select a from Authorisation a where a.corpId = :corpId and a.state = :state"
            + " order by a.suiteKey")
public class Authorisation {

  static final String BY_PAIR = "Authorisation.byPair";
  static final String LISTED = "Authorisation.listed";
  static final String OF_CORPS = "Authorisation.ofCorps";
  static final String ACTIVE_OF_SUITE = "Authorisation.activeOfSuite";
  static final String ACTIVE_OF_CORP = "Authorisation.activeOfCorp";

  /** Contacts, basic and read-only: what an ordinary suite gets. */
  public static final int BASIC_LEVEL = 1;

  private static final int BY_MEMBER = 1;
  public static final long FIRST_AGENT = 1_000_000;
  private static final int CODE_LENGTH = 86;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_authorisation_seq")
  @SequenceGenerator(
      name = "sandbox_authorisation_seq",
      sequenceName = "sandbox_authorisation_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "suite_id", insertable = false, updatable = false)
  private String suiteKey;

  @Column(name = "corp_id", insertable = false, updatable = false)
  private String corpKey;

  @Column(name = "permanent_code_sealed")
  private Secret permanentCode;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private AuthorisationState state;

  @Column(name = "auth_mode")
  private int authMode;

  @Column(name = "test")
  private boolean test;

  @Column(name = "privilege_level")
  private int privilegeLevel;

  @Column(name = "allow_users")
  private String allowUsers;

  @Column(name = "allow_parties")
  private String allowParties;

  @Column(name = "allow_tags")
  private String allowTags;

  @Column(name = "extra_users")
  private String extraUsers;

  @Column(name = "extra_parties")
  private String extraParties;

  @Column(name = "extra_tags")
  private String extraTags;

  @Column(name = "consented")
  private String consented;

  /** Where it was chosen; else it comes of the id. */
  @Column(name = "agent_id")
  private @Nullable Long agentId;

  @Column(name = "granted")
  private String granted;

  @Column(name = "installed_at")
  private Instant installedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Authorisation() {}

  public static Secret newPermanentCode() {
    return Fresh.secret(CODE_LENGTH);
  }

  static Authorisation granted(AuthCode code, String admin, Instant at) {
    Authorisation authorisation = new Authorisation();
    authorisation.suiteId = code.suiteId();
    authorisation.corpId = code.corpId();
    authorisation.forget(admin);
    authorisation.permanentCode = newPermanentCode();
    authorisation.begin(code, at);
    return authorisation;
  }

  /** Nothing was agreed to yet; the admin alone sees the app. */
  private void forget(String admin) {
    privilegeLevel = BASIC_LEVEL;
    show(Range.ofUsers(admin));
    showExtra(Range.NOBODY);
    consented = "";
    granted = "";
  }

  /**
   * One that was written down elsewhere.
   *
   * @param agentId 0 where it is yet to be found
   * @param visible who sees the app
   * @param consented names of member fields in the API
   * @param granted what else the admin agreed to
   * @param endedAt of one that was cancelled
   */
  public record Written(
      SuiteId suiteId,
      CorpId corpId,
      Secret permanentCode,
      long agentId,
      int authMode,
      boolean test,
      int privilegeLevel,
      Range visible,
      Range extra,
      List<String> consented,
      Set<SpecialGrant> granted,
      Instant installedAt,
      Optional<Instant> endedAt) {

    /** The same with that number in the corp. */
    public Written numbered(long number) {
      return new Written(
          suiteId,
          corpId,
          permanentCode,
          number,
          authMode,
          test,
          privilegeLevel,
          visible,
          extra,
          consented,
          granted,
          installedAt,
          endedAt);
    }
  }

  static Authorisation restored(Written written) {
    Authorisation authorisation = new Authorisation();
    authorisation.suiteId = written.suiteId();
    authorisation.corpId = written.corpId();
    authorisation.permanentCode = written.permanentCode();
    authorisation.agentId = written.agentId();
    authorisation.state =
        written.endedAt().isPresent() ? AuthorisationState.CANCELLED : AuthorisationState.ACTIVE;
    authorisation.authMode = written.authMode();
    authorisation.test = written.test();
    authorisation.privilegeLevel = written.privilegeLevel();
    authorisation.show(written.visible());
    authorisation.showExtra(written.extra());
    authorisation.consented = Range.joined(written.consented());
    authorisation.agree(written.granted());
    authorisation.installedAt = written.installedAt();
    authorisation.endedAt = written.endedAt().orElse(null);
    return authorisation;
  }

  /** Another app of the corp has its number already. */
  void renumber(long free) {
    agentId = free;
  }

  /** Another code of this pair was exchanged; after an uninstall all is agreed to anew. */
  void grantedAgain(AuthCode code, String admin, Instant at) {
    if (code.isRenewing() || !isActive()) {
      permanentCode = newPermanentCode();
    }
    if (!code.isRenewing()) {
      if (!isActive()) {
        forget(admin);
      }
      begin(code, at);
    }
  }

  private void begin(AuthCode code, Instant at) {
    state = AuthorisationState.ACTIVE;
    authMode = code.authMode();
    test = code.isTest();
    code.visible().ifPresent(this::show);
    code.extra().ifPresent(this::showExtra);
    code.consented().ifPresent(fields -> consented = Range.joined(fields));
    installedAt = at;
    endedAt = null;
  }

  /** These and no others. */
  public void agree(Set<SpecialGrant> grants) {
    granted = Range.joined(grants.stream().sorted().toList());
  }

  void change(AuthorisationChange change) {
    change.authMode().ifPresent(value -> authMode = value);
    change.level().ifPresent(value -> privilegeLevel = value);
    change.visible().ifPresent(this::show);
    change.extra().ifPresent(this::showExtra);
    change.consented().ifPresent(value -> consented = Range.joined(value));
  }

  /** Whether that is lower, and what it is from now on. */
  boolean lower(ContactPermission permission) {
    boolean lower =
        ContactPermission.ofLevel(privilegeLevel).filter(permission::isLowerThan).isPresent();
    if (lower) {
      privilegeLevel = permission.level();
    }
    return lower;
  }

  /** What is gone from the corp is gone from the ranges too. */
  public void narrow(UnaryOperator<Range> narrowed) {
    Range visible = narrowed.apply(visible());
    Range extra = narrowed.apply(extra());
    if (!visible.equals(visible())) {
      show(visible);
    }
    if (!extra.equals(extra())) {
      showExtra(extra);
    }
  }

  private void show(Range range) {
    allowUsers = Range.joined(range.users());
    allowParties = Range.joined(range.parties());
    allowTags = Range.joined(range.tags());
  }

  private void showExtra(Range range) {
    extraUsers = Range.joined(range.users());
    extraParties = Range.joined(range.parties());
    extraTags = Range.joined(range.tags());
  }

  void cancel(Instant at) {
    state = AuthorisationState.CANCELLED;
    endedAt = at;
  }

  /** Whether that code opens this authorisation now. */
  public boolean accepts(Secret code) {
    return isActive() && permanentCode.equals(code);
  }

  public SuiteId suiteId() {
    return suiteId;
  }

  public CorpId corpId() {
    return corpId;
  }

  public Secret permanentCode() {
    return permanentCode;
  }

  public AuthorisationState state() {
    return state;
  }

  public boolean isActive() {
    return state == AuthorisationState.ACTIVE;
  }

  /** The id of the app inside that corp. */
  public long agentId() {
    return agentId == null ? FIRST_AGENT + id : agentId;
  }

  /** 0: authorised by an admin; 1: by a member (成员授权). */
  public int authMode() {
    return authMode;
  }

  public boolean isTest() {
    return test;
  }

  public int privilegeLevel() {
    return privilegeLevel;
  }

  /** The members that stand in the visible range (可见范围) themselves. */
  public List<String> allowUsers() {
    return Range.texts(allowUsers);
  }

  /** Who sees, enters and is written to by the app (可见范围), as the corp's admin picked it. */
  public Range visible() {
    return new Range(allowUsers(), Range.numbers(allowParties), Range.numbers(allowTags));
  }

  /** Who may be read besides (额外通讯录范围). */
  public Range extra() {
    return new Range(
        Range.texts(extraUsers), Range.numbers(extraParties), Range.numbers(extraTags));
  }

  /** The sensitive fields (成员敏感信息) that were consented to, by their names in the API. */
  public List<String> consented() {
    return Range.texts(consented);
  }

  /** What the corp's admin has agreed to besides. */
  public Set<SpecialGrant> granted() {
    Set<SpecialGrant> grants = EnumSet.noneOf(SpecialGrant.class);
    Range.texts(granted).forEach(name -> SpecialGrant.named(name).ifPresent(grants::add));
    return grants;
  }

  public boolean isByMember() {
    return authMode == BY_MEMBER;
  }

  public Instant installedAt() {
    return installedAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
