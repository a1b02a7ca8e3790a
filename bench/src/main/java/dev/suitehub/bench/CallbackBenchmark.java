package dev.suitehub.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.SignedText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One callback from its body to a typed notice, and the least that its cryptography costs. Single
 * calls are sampled and their median is reported, for the mean of a shared machine measures its
 * other guests.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallbackBenchmark {
  @Param public Callback callback;

  private final byte[] token = Callback.TOKEN.getBytes(US_ASCII);
  private final byte[] aesKey = Base64.getDecoder().decode(Callback.ENCODING_AES_KEY);
  private final SecretKeySpec key = new SecretKeySpec(aesKey, "AES");
  private final IvParameterSpec iv = new IvParameterSpec(aesKey, 0, 16);
  private final CallbackCipher cipher = Callback.cipher();

  /** SHA-1, Base64 and AES as the JDK gives them; nothing is parsed, compared or unpadded. */
  @Benchmark
  public void bareCryptography(Blackhole sink) throws GeneralSecurityException {
    SignedText signed = callback.signed;
    byte[] encrypt = signed.encrypt().getBytes(US_ASCII);
    byte[][] parts = {
      token, signed.timestamp().getBytes(US_ASCII), signed.nonce().getBytes(US_ASCII), encrypt
    };
    Arrays.sort(parts, Arrays::compare);
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    for (byte[] part : parts) {
      sha1.update(part);
    }
    sink.consume(sha1.digest());
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(Cipher.DECRYPT_MODE, key, iv);
    sink.consume(aes.doFinal(Base64.getDecoder().decode(encrypt)));
  }

  @Benchmark
  public Notice wholeCallback() {
    SignedText query = callback.signed;
    Envelope envelope = Envelope.parse(callback.body);
    SignedText signed =
        new SignedText(query.signature(), query.timestamp(), query.nonce(), envelope.encrypt());
    return Notice.parse(cipher.open(signed).text());
  }

  /** Runs both and prints how many times the bare cryptography a callback costs, by median. */
  public static void main(String[] args) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(CallbackBenchmark.class.getName())
            .forks(Integer.parseInt(args[0]))
            .warmupIterations(Integer.parseInt(args[1]))
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(Integer.parseInt(args[2]))
            .measurementTime(TimeValue.seconds(1))
            .build();
    Collection<RunResult> results = new Runner(options).run();
    for (Callback callback : Callback.values()) {
      double bare = median(results, "bareCryptography", callback);
      double whole = median(results, "wholeCallback", callback);
      System.out.printf(
          Locale.ROOT,
          "%s: whole callback %.2f us, bare cryptography %.2f us, ratio %.2f%n",
          callback,
          whole,
          bare,
          whole / bare);
    }
  }

  private static double median(Collection<RunResult> results, String method, Callback callback) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
        .filter(result -> result.getParams().getParam("callback").equals(callback.name()))
        .mapToDouble(result -> result.getPrimaryResult().getStatistics().getPercentile(50))
        .findFirst()
        .orElseThrow();
  }
}
