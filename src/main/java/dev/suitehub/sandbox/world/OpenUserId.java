package dev.suitehub.sandbox.world;

/** WeCom's second id of a member (open_userid), the same for every suite of one provider. */
public final class OpenUserId {

  private OpenUserId() {}

  public static String of(String corp, String userId) {
    return "wo" + corp + "-" + userId;
  }
}
