package dev.suitehub.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an app may do with a corp's contacts (通讯录权限, doc 91143). WeCom's numbers are names and no
 * order: 4 is the lowest of those that read. What is lower is told by what each allows.
 */
public enum ContactPermission {
  /** 单个基本信息只读: who is using the app right now, and nobody else. */
  MEMBER_BASIC(4),
  /** 通讯录基本信息只读: the organisation and basic information, within the app's range. */
  BASIC(1),
  /** 通讯录全部信息只读: as WeCom once offered it. */
  ALL_READ(2),
  /** 通讯录全部信息读写: contacts apps (通讯录应用), on the root department. */
  READ_WRITE(3),
  /** 通讯录全部信息只写: contacts apps of old. */
  WRITE_ONLY(5);

  private enum Capability {
    SELF,
    ORGANISATION,
    EVERYTHING,
    WRITE
  }

  private final int level;

  ContactPermission(int level) {
    this.level = level;
  }

  private Set<Capability> capabilities() {
    return switch (this) {
      case MEMBER_BASIC -> EnumSet.of(Capability.SELF);
      case BASIC -> EnumSet.of(Capability.SELF, Capability.ORGANISATION);
      case ALL_READ -> EnumSet.of(Capability.SELF, Capability.ORGANISATION, Capability.EVERYTHING);
      case READ_WRITE -> EnumSet.allOf(Capability.class);
      case WRITE_ONLY -> EnumSet.of(Capability.WRITE);
    };
  }

  /** WeCom's {@code privilege.level}. */
  public int level() {
    return level;
  }

  /** Empty for a number that WeCom does not explain (6, 7 …): it compares with nothing. */
  public static Optional<ContactPermission> ofLevel(int level) {
    return Arrays.stream(values()).filter(one -> one.level == level).findFirst();
  }

  /** Whether it allows strictly less, and nothing that {@code other} does not allow. */
  public boolean isLowerThan(ContactPermission other) {
    return this != other && other.capabilities().containsAll(capabilities());
  }

  /** What a released app may change to: the same, or less. Two that do not compare are refused. */
  public boolean mayBecome(ContactPermission next) {
    return next == this || next.isLowerThan(this);
  }
}
