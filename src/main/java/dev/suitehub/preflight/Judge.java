package dev.suitehub.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.http.CallFailure;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What WeCom would make of an answer: status 200, within a second, and exactly the bytes it waits
 * for: no byte order mark, no quotes, no line break (doc 91116, 90642).
 */
final class Judge {

  /** doc 91116, 90642: one second for URL checks and authorisation notices. */
  static final int LONGEST_MILLIS = 1000;

  private static final int SLOW_MILLIS = 600;

  private static final int NOT_ONLINE = 409;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Judge() {}

  /** Of an answer that has to be that text and nothing else. */
  static Verdict exactly(String expected, Seen seen) {
    Verdict way = arrived(seen);
    if (way.mark() != Mark.GOOD) {
      return way;
    }
    if (seen.status() != 200) {
      return Verdict.bad("status", seen.status());
    }
    Verdict body = body(expected.getBytes(UTF_8), seen.body());
    return body.mark() == Mark.GOOD ? manner(seen) : body;
  }

  /** Of a message that had to be refused. */
  static Verdict refused(Seen seen) {
    Verdict way = arrived(seen);
    if (way.mark() != Mark.GOOD) {
      return way;
    }
    return seen.status() >= 400 && seen.status() < 500
        ? Verdict.good("refused", seen.status())
        : Verdict.bad("not-refused", seen.status());
  }

  /**
   * Of the install page, which turns away who has no test link ({@value #NOT_ONLINE}) until the
   * suite is {@code open} to all.
   */
  static Verdict landing(boolean open, Seen seen) {
    Verdict way = arrived(seen);
    if (way.mark() != Mark.GOOD) {
      return way;
    }
    boolean closed = !open && seen.status() == NOT_ONLINE;
    if (seen.status() != 200 && !closed) {
      return Verdict.bad("page-status", seen.status());
    }
    if (!seen.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html")) {
      return Verdict.bad("no-page", seen.header("Content-Type"));
    }
    return closed ? Verdict.good("not-online") : Verdict.FINE;
  }

  /** Whether anything came back, from where it was asked. */
  static Verdict arrived(Seen seen) {
    if (seen.failure().isPresent()) {
      return failure(seen.failure().get());
    }
    boolean elsewhere = seen.status() >= 300 && seen.status() < 400;
    return elsewhere
        ? Verdict.bad("redirect", seen.status(), seen.header("Location"))
        : Verdict.FINE;
  }

  private static Verdict failure(CallFailure failure) {
    String reason = String.valueOf(failure.getMessage());
    if (causedBy(failure, UnknownHostException.class)
        || causedBy(failure, UnresolvedAddressException.class)) {
      return Verdict.bad("no-address");
    }
    if (causedBy(failure, SSLException.class)) {
      return Verdict.bad("certificate", certificate(failure));
    }
    return failure.maybeReceived()
        ? Verdict.bad("no-answer", reason)
        : Verdict.bad("no-connection", reason);
  }

  private static String certificate(Throwable failure) {
    String deepest = String.valueOf(failure.getMessage());
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        deepest = cause.getMessage();
      }
    }
    return deepest;
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  static Verdict body(byte[] expected, byte[] got) {
    if (Arrays.equals(expected, got)) {
      return Verdict.FINE;
    }
    if (got.length == 0) {
      return Verdict.bad("empty");
    }
    String wanted = new String(expected, UTF_8);
    String text = new String(got, UTF_8);
    if (startsWith(got, BOM)) {
      return Verdict.bad("bom");
    }
    if (text.equals("\"" + wanted + "\"") || text.equals("'" + wanted + "'")) {
      return Verdict.bad("quoted");
    }
    if (text.strip().equals(wanted)) {
      return Verdict.bad("newline", got.length - expected.length);
    }
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype") || lower.startsWith("<html")) {
      return Verdict.bad("html");
    }
    if (!wanted.isEmpty() && text.contains(wanted)) {
      return Verdict.bad("surrounded");
    }
    return Verdict.bad("other-text");
  }

  /** The right bytes, but perhaps not in the right manner. */
  private static Verdict manner(Seen seen) {
    if (seen.millis() > LONGEST_MILLIS) {
      return Verdict.bad("late", seen.millis());
    }
    String encoding = seen.header("Content-Encoding");
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      return Verdict.warning("encoded", encoding);
    }
    if (seen.millis() > SLOW_MILLIS) {
      return Verdict.warning("slow", seen.millis());
    }
    String type = seen.header("Content-Type").toLowerCase(Locale.ROOT);
    boolean plain = type.isEmpty() || type.startsWith("text/plain");
    return plain ? Verdict.FINE : Verdict.warning("type", seen.header("Content-Type"));
  }

  private static boolean startsWith(byte[] text, byte[] beginning) {
    return text.length >= beginning.length
        && Arrays.equals(text, 0, beginning.length, beginning, 0, beginning.length);
  }
}
