package dev.suitehub.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-1 as WeCom's signatures write it: 40 lower-case hex digits. */
public final class Sha1 {

  private Sha1() {}

  /** Of all parts one after the other; {@link WireException} DIGEST_FAILED on a Java without it. */
  public static String hex(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new WireException(WireError.DIGEST_FAILED, "this Java has no SHA-1", e);
    }
  }
}
