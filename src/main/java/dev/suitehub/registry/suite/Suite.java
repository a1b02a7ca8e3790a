package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A suite (应用 as WeCom registers it). Its life with us begins before WeCom issues a SuiteId: its
 * callback URLs have to pass the URL check first. The first well-sealed notice then proposes the
 * SuiteId, a person confirms it, and with the SuiteSecret tokens can be had.
 */
@Entity
@Table(name = "suite")
@NamedQuery(name = Suite.BY_KEY, query = "select s from Suite s where s.key = :key")
@NamedQuery(
    name = Suite.MARK,
    query =
        "select s.id, s.version, p.id, p.version from Suite s, Provider p"
            + " where s.key = :key and p.key = s.provider")
@NamedQuery(name = Suite.BY_SUITE_ID, query = "select s from Suite s where s.suiteId = :suiteId")
@NamedQuery(
    name = Suite.OF_PROVIDER,
    query = "select s from Suite s where s.provider = :provider order by s.key")
@NamedQuery(name = Suite.ALL, query = "select s from Suite s order by s.key")
@NamedQuery(
    name = Suite.PROMOTE_KEY,
    query =
        "update Suite s set s.callback.previousToken = s.callback.token,"
            + " s.callback.previousEncodingAesKey = s.callback.encodingAesKey,"
            + " s.callback.previousUntil = :until, s.callback.token = s.callback.nextToken,"
            + " s.callback.encodingAesKey = s.callback.nextEncodingAesKey,"
            + " s.callback.nextToken = null, s.callback.nextEncodingAesKey = null,"
            + " s.version = s.version + 1 where s.key = :key and s.version = :version")
@NamedQuery(
    name = Suite.PROMOTE_SECRET,
    query =
        "update Suite s set s.suiteSecret = s.nextSuiteSecret, s.nextSuiteSecret = null,"
            + " s.version = s.version + 1 where s.key = :key and s.version = :version")
@NamedQuery(
    name = Suite.REST_CHECKS,
    query = "update Suite s set s.checksRestUntil = :until where s.key = :key")
public class Suite {

  static final String REST_CHECKS = "Suite.restChecks";
  static final String BY_KEY = "Suite.byKey";
  static final String MARK = "Suite.mark";
  static final String BY_SUITE_ID = "Suite.bySuiteId";
  static final String OF_PROVIDER = "Suite.ofProvider";
  static final String ALL = "Suite.all";
  static final String PROMOTE_KEY = "Suite.promoteKey";
  static final String PROMOTE_SECRET = "Suite.promoteSecret";

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

  @Column(name = "next_suite_secret_sealed")
  private @Nullable Secret nextSuiteSecret;

  @Embedded private CallbackSettings callback;

  @SuppressWarnings("UnusedVariable") // queries read it
  @Column(name = "checks_rest_until")
  private @Nullable Instant checksRestUntil;

  @Column(name = "return_hosts")
  private String returnHosts;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private SuiteStatus status = SuiteStatus.UNRECORDED;

  @Enumerated(EnumType.STRING)
  @Column(name = "review")
  private ReviewStatus review = ReviewStatus.NONE;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "due_on")
  private @Nullable LocalDate dueOn;

  @Column(name = "decided_on")
  private @Nullable LocalDate decidedOn;

  @Column(name = "rejection")
  private @Nullable String rejection;

  @Column(name = "online_since")
  private @Nullable Instant onlineSince;

  @Column(name = "online_snapshot")
  private @Nullable String onlineSnapshot;

  @Column(name = "submitted_snapshot")
  private @Nullable String submittedSnapshot;

  @Column(name = "preflight_passed_at")
  private @Nullable Instant preflightPassedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Suite() {}

  static Suite created(SuiteKey key, SuiteSettings settings) {
    Suite suite = new Suite();
    suite.key = key;
    suite.provider = settings.provider();
    suite.callback = CallbackSettings.entered(settings.callback());
    suite.change(settings);
    return suite;
  }

  /** An absent SuiteId or secret stays what it is. A plan that is carried out is none any more. */
  void change(SuiteSettings settings) {
    settings.suiteId().ifPresent(this::confirm);
    settings.suiteSecret().ifPresent(secret -> suiteSecret = secret);
    if (settings.nextSuiteSecret().isTold()) {
      nextSuiteSecret = settings.nextSuiteSecret().what().orElse(null);
    }
    if (nextSuiteSecret().equals(suiteSecret())) {
      nextSuiteSecret = null;
    }
    callback.change(settings.callback());
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

  /** Only what {@link SuiteStage#TABLE} allows; {@link Suites#take} keeps the history of it. */
  void take(SuiteEvent event, Instant at) {
    SuiteStage next =
        stage()
            .after(event)
            .orElseThrow(
                () ->
                    new IllegalStateException(key + " is " + stage() + ": no " + event.wireName()));
    switch (event) {
      case APPROVE, REJECT, RECORD_AS_DRAFT, RECORD_AS_SUBMITTED, SUBMIT -> {}
      case WITHDRAW -> forgetReview();
      case RECORD_AS_ONLINE -> {
        onlineSince = onlineSince == null ? at : onlineSince;
        forgetReview();
      }
      case GO_ONLINE -> {
        onlineSince = onlineSince == null ? at : onlineSince;
        onlineSnapshot = submittedSnapshot;
        forgetReview();
      }
      case GO_OFFLINE -> forgetReview();
      case EDIT -> {
        if (!next.equals(stage())) {
          forgetReview();
        }
      }
    }
    status = next.status();
    review = next.review();
  }

  private void forgetReview() {
    submittedAt = null;
    dueOn = null;
    decidedOn = null;
    rejection = null;
    submittedSnapshot = null;
  }

  /**
   * What was submitted just now.
   *
   * @param snapshot the settings of that moment, as JSON
   */
  public void submitted(Instant at, LocalDate due, String snapshot) {
    forgetReview();
    submittedAt = at;
    dueOn = due;
    submittedSnapshot = snapshot;
  }

  /** The calendar has changed while WeCom's team has it. */
  public void dueMoved(LocalDate due) {
    dueOn = due;
  }

  /**
   * WeCom's team has decided.
   *
   * @param reason why it refused; null where it did not
   */
  public void decided(LocalDate on, @Nullable String reason) {
    decidedOn = on;
    rejection = reason;
  }

  /** A changed contacts permission holds at once, for what is online and for what is in review. */
  public void permissionChanged(UnaryOperator<String> change) {
    onlineSnapshot = onlineSnapshot == null ? null : change.apply(onlineSnapshot);
    submittedSnapshot = submittedSnapshot == null ? null : change.apply(submittedSnapshot);
  }

  /** What the corps have of it, as JSON, where that is not what was submitted here. */
  public void keepOnlineSnapshot(String snapshot) {
    onlineSnapshot = snapshot;
  }

  /** Everything that can be tried before a submission was tried, and worked. */
  public void preflightPassed(Instant at) {
    preflightPassedAt = at;
  }

  /** What was rehearsed is not what stands here any more. */
  public void preflightOutdated() {
    preflightPassedAt = null;
  }

  public SuiteStage stage() {
    return new SuiteStage(status, review);
  }

  public SuiteStatus status() {
    return status;
  }

  /** When what is in review, or was decided, was submitted. */
  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  /** By which day WeCom's team should have decided; in China. */
  public Optional<LocalDate> dueOn() {
    return Optional.ofNullable(dueOn);
  }

  /** When WeCom's team decided; in China. */
  public Optional<LocalDate> decidedOn() {
    return Optional.ofNullable(decidedOn);
  }

  /** Why WeCom's team refused it last. */
  public Optional<String> rejection() {
    return Optional.ofNullable(rejection);
  }

  /** When it first went online; it stays when it goes offline. */
  public Optional<Instant> onlineSince() {
    return Optional.ofNullable(onlineSince);
  }

  /** The settings that went online last, as JSON. */
  public Optional<String> onlineSnapshot() {
    return Optional.ofNullable(onlineSnapshot);
  }

  /** The settings that are in review, or that WeCom's team decided on, as JSON. */
  public Optional<String> submittedSnapshot() {
    return Optional.ofNullable(submittedSnapshot);
  }

  public Optional<Instant> preflightPassedAt() {
    return Optional.ofNullable(preflightPassedAt);
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

  /** What takes the SuiteSecret's place once WeCom refuses that and takes this. */
  public Optional<Secret> nextSuiteSecret() {
    return Optional.ofNullable(nextSuiteSecret);
  }

  /** Token and EncodingAESKey of the command and the data URL. */
  public CallbackSettings callback() {
    return callback;
  }

  public long version() {
    return version;
  }

  /** Hosts ({@code host} or {@code host:port}, lower case) that an install may return to. */
  public List<String> returnHosts() {
    return returnHosts.isEmpty() ? List.of() : Arrays.asList(returnHosts.split(" "));
  }
}
