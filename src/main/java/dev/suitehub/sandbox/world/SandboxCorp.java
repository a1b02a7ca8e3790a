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
import java.util.Optional;

/** A corp (企业) that may install suites, and the admin who does it. */
@Entity
@Table(name = "sandbox_corp")
@NamedQuery(
    name = SandboxCorp.BY_ID,
    query = "select c from SandboxCorp c where c.corpId = :corpId")
@NamedQuery(name = SandboxCorp.ALL, query = "select c from SandboxCorp c order by c.corpId")
public class SandboxCorp {

  static final String BY_ID = "SandboxCorp.byId";
  static final String ALL = "SandboxCorp.all";

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

  @Column(name = "name")
  private String name;

  @Column(name = "admin_user_id")
  private String adminUserId;

  @Column(name = "admin_name")
  private String adminName;

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
    return corp;
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

  /** WeCom's second id of a member, the same for every suite of one provider. */
  public String adminOpenUserId() {
    return "wo" + corpId.value() + "-" + adminUserId;
  }
}
