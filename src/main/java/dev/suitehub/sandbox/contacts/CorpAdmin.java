package dev.suitehub.sandbox.contacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An admin (管理员) of a corp.
 *
 * @param apps what a sub-admin may do by SuiteId ({@value #EVERY_APP}: with every app): {@value
 *     #MAY_SEND} or {@value #MAY_MANAGE}
 * @param departments which departments a sub-admin manages
 */
public record CorpAdmin(
    String userId, Rank rank, Map<String, Integer> apps, List<Integer> departments) {

  public static final int MAY_SEND = 0;
  public static final int MAY_MANAGE = 1;
  public static final String EVERY_APP = "*";

  /**
   * The numbers are get_login_info's usertype (doc 91125). That an external admin (外部系统管理员) is of
   * no app's admins is all that sets one apart here.
   */
  public enum Rank {
    CREATOR(1),
    SUPER(2),
    EXTERNAL(3),
    SUB(4);

    private final int userType;

    Rank(int userType) {
      this.userType = userType;
    }

    public int userType() {
      return userType;
    }
  }

  public CorpAdmin {
    apps = Map.copyOf(apps);
    departments = List.copyOf(departments);
  }

  static CorpAdmin creator(String userId) {
    return new CorpAdmin(userId, Rank.CREATOR, Map.of(), List.of());
  }

  /** get_admin_list's auth_type (doc 90606); empty where the app is none of its business. */
  public Optional<Integer> authType(String suiteId) {
    return rank == Rank.SUB
        ? Optional.ofNullable(apps.get(suiteId)).or(() -> Optional.ofNullable(apps.get(EVERY_APP)))
        : Optional.of(MAY_MANAGE);
  }

  CorpAdmin withUserId(String newUserId) {
    return new CorpAdmin(newUserId, rank, apps, departments);
  }
}
