package dev.suitehub.platform.security;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Master keys for tests: each is one byte again and again. */
public final class TestKeys {

  private TestKeys() {}

  public static MasterKey key(int fill) {
    return MasterKey.of(base64(fill));
  }

  public static String base64(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The first seals, the others open. */
  public static KeyRing ring(int current, int... others) {
    List<MasterKey> more = IntStream.of(others).mapToObj(TestKeys::key).toList();
    return new KeyRing(key(current), more);
  }
}
