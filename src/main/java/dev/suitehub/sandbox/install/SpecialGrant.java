package dev.suitehub.sandbox.install;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a corp's admin agrees to besides the install, each with notices of its own in the catalogue
 * of pushes. Whom an agreement that is taken back is told to is unconfirmed where it has none.
 */
public enum SpecialGrant {
  /** 组织架构信息 (doc 97378): all departments may be listed, whatever the range. */
  CORP_ARCH("corp_arch_auth", ""),
  /** 获客助手 (doc 98959). */
  CUSTOMER_ACQUISITION("approve_special_auth", "cancel_special_auth"),
  /** 数据专区, 会话内容 (doc 101587). */
  DATA_ZONE_CHAT("auth_data_permission", ""),
  /** 升级客户ID (doc 95327), told to the provider. */
  EXTERNAL_USERID_MIGRATION("agree_external_userid_migration", "");

  private final String agreed;
  private final String withdrawn;

  SpecialGrant(String agreed, String withdrawn) {
    this.agreed = agreed;
    this.withdrawn = withdrawn;
  }

  /** Its notice, by its name in the catalogue. */
  public String agreed() {
    return agreed;
  }

  /** The notice that it was taken back; empty where none is known. */
  public Optional<String> withdrawn() {
    return Optional.of(withdrawn).filter(name -> !name.isEmpty());
  }

  public static Optional<SpecialGrant> named(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }
}
