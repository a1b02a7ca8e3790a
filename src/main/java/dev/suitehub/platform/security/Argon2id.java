package dev.suitehub.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.wire.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id hashes ({@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}): the cost stands in
 * the hash, so that it can be raised later. Each call takes {@value #MEMORY_KIB} KiB and a moment
 * of one processor: the caller bounds how many run at once.
 */
public final class Argon2id {

  /** OWASP's choice for Argon2id with two passes. */
  private static final int MEMORY_KIB = 19_456;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** No hash of ours costs more; a longer one was not written by us. */
  private static final int MOST_MEMORY_KIB = 1 << 18;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,128})");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Argon2id() {}

  /** A hash with a salt of its own, at today's cost. */
  public static String hash(Secret password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] hash = derive(password, salt, new Cost(MEMORY_KIB, PASSES, LANES), HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Whether {@code hash} is one of this password; compared in constant time. */
  public static boolean matches(Secret password, String hash) {
    Matcher parts = parts(hash);
    byte[] kept = Base64.getDecoder().decode(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    return MessageDigest.isEqual(kept, derive(password, salt, cost(parts), kept.length));
  }

  /** Whether it was made at a lower cost than today's: it is made anew at the next sign-in. */
  public static boolean isOutdated(String hash) {
    Cost cost = cost(parts(hash));
    return cost.memoryKib() < MEMORY_KIB || cost.passes() < PASSES;
  }

  private record Cost(int memoryKib, int passes, int lanes) {}

  private static Matcher parts(String hash) {
    Matcher parts = FORM.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalStateException("A password's hash is not Argon2id as the hub writes it.");
    }
    return parts;
  }

  private static Cost cost(Matcher parts) {
    Cost cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    if (cost.memoryKib() > MOST_MEMORY_KIB || cost.passes() < 1 || cost.lanes() < 1) {
      throw new IllegalStateException("A password's hash has a cost that the hub never writes.");
    }
    return cost;
  }

  private static byte[] derive(Secret password, byte[] salt, Cost cost, int length) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    // The same password typed on another keyboard may come in other code points.
    String text = Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
    argon2.generateBytes(text.getBytes(UTF_8), hash);
    return hash;
  }
}
