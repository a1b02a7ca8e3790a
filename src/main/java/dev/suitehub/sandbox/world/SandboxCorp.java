package dev.suitehub.sandbox.world;

import dev.suitehub.wire.CorpId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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

/** A corp (企业) that may install suites, and the admin who does it. */
@Entity
@Table(name = "sandbox_corp")
@NamedQuery(
    name = SandboxCorp.BY_ID,
    query = "select c from SandboxCorp c where c.corpId = :corpId")
@NamedQuery(
    name = SandboxCorp.SEARCH,
    query =
        "select c from SandboxCorp c where c.corpKey > :after"
            + " and (lower(c.corpKey) like :pattern escape '!' or lower(c.name) like :pattern escape '!')"
            + " order by c.corpKey")
@NamedQuery(
    name = SandboxCorp.COUNT,
    query =
        "select count(c) from SandboxCorp c"
            + " where lower(c.corpKey) like :pattern escape '!' or lower(c.name) like :pattern escape '!'")
public class SandboxCorp {

  static final String BY_ID = "SandboxCorp.byId";
  static final String SEARCH = "SandboxCorp.search";
  static final String COUNT = "SandboxCorp.count";

  /** What a userid looks like (doc 91143). */
  public static final String USER_ID = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";

  /** A member's name has no more characters. */
  public static final int LONGEST_ADMIN_NAME = 64;

  public static final String VERIFIED = "verified";
  public static final String UNVERIFIED = "unverified";

  private static final int ENTERPRISE = 1;
  private static final int USERS = 200;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_corp_seq")
  @SequenceGenerator(
      name = "sandbox_corp_seq",
      sequenceName = "sandbox_corp_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "corp_id")
  private CorpId corpId;

  /** The same as a text, by which queries compare and search. */
  @Column(name = "corp_id", insertable = false, updatable = false)
  private String corpKey;

  @Column(name = "name")
  private String name;

  @Column(name = "admin_user_id")
  private String adminUserId;

  @Column(name = "admin_name")
  private String adminName;

  @Column(name = "full_name")
  private @Nullable String fullName;

  @Column(name = "corp_type")
  private String type;

  @Column(name = "verified_until")
  private @Nullable Instant verifiedUntil;

  @Column(name = "subject_type")
  private int subjectType;

  @Column(name = "user_max")
  private int userMax;

  @Column(name = "scale")
  private String scale;

  @Column(name = "industry")
  private String industry;

  @Column(name = "sub_industry")
  private String subIndustry;

  @Column(name = "logo_url")
  private String logoUrl;

  @Version
  @Column(name = "version")
  private long version;

  protected SandboxCorp() {}

  public static SandboxCorp founded(CorpId corpId) {
    SandboxCorp corp = new SandboxCorp();
    corp.corpId = corpId;
    corp.name = corpId.value();
    corp.adminUserId = "admin";
    corp.adminName = "Admin";
    corp.type = UNVERIFIED;
    corp.subjectType = ENTERPRISE;
    corp.userMax = USERS;
    corp.scale = "1-50人";
    corp.industry = "IT服务";
    corp.subIndustry = "计算机软件/硬件/信息服务";
    corp.logoUrl = "";
    return corp;
  }

  /** What auth_corp_info tells of it (doc 90603). */
  public record Details(
      Optional<String> fullName,
      Optional<String> type,
      Optional<Instant> verifiedUntil,
      Optional<Integer> subjectType,
      Optional<Integer> userMax,
      Optional<String> scale,
      Optional<String> industry,
      Optional<String> subIndustry,
      Optional<String> logoUrl) {}

  /** What is given replaces what was; what is not given stays. */
  public void describe(Details details) {
    details.fullName().ifPresent(value -> fullName = value);
    details.type().ifPresent(value -> type = value);
    details.verifiedUntil().ifPresent(value -> verifiedUntil = value);
    details.subjectType().ifPresent(value -> subjectType = value);
    details.userMax().ifPresent(value -> userMax = value);
    details.scale().ifPresent(value -> scale = value);
    details.industry().ifPresent(value -> industry = value);
    details.subIndustry().ifPresent(value -> subIndustry = value);
    details.logoUrl().ifPresent(value -> logoUrl = value);
  }

  /** What is given replaces what was; what is not given stays. */
  public void configure(
      Optional<String> newName, Optional<String> newAdminUserId, Optional<String> newAdminName) {
    newName.ifPresent(value -> name = value);
    newAdminUserId.ifPresent(value -> adminUserId = value);
    newAdminName.ifPresent(value -> adminName = value);
  }

  public CorpId corpId() {
    return corpId;
  }

  public String name() {
    return name;
  }

  public String adminUserId() {
    return adminUserId;
  }

  public String adminName() {
    return adminName;
  }

  /** The name where none was entered. */
  public String fullName() {
    return fullName == null ? name : fullName;
  }

  /** {@value #VERIFIED} or {@value #UNVERIFIED}. */
  public String type() {
    return type;
  }

  public boolean isVerified() {
    return type.equals(VERIFIED);
  }

  public Optional<Instant> verifiedUntil() {
    return Optional.ofNullable(verifiedUntil);
  }

  /** 1 enterprise, 2 government or public institution, 3 other organisation, 4 team. */
  public int subjectType() {
    return subjectType;
  }

  public int userMax() {
    return userMax;
  }

  public String scale() {
    return scale;
  }

  public String industry() {
    return industry;
  }

  public String subIndustry() {
    return subIndustry;
  }

  public String logoUrl() {
    return logoUrl;
  }

  /** WeCom's second id of a member, the same for every suite of one provider. */
  public String adminOpenUserId() {
    return OpenUserId.of(corpId.value(), adminUserId);
  }
}
