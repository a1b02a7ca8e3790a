package dev.suitehub.gateway;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A call of WeCom for somebody: its failures become problems that say what helps. */
public final class Errand {

  /** A code that is used, expired or invented: the login begins anew (server-api.md 7). */
  private static final Set<Integer> BAD_CODES = Set.of(40029, 40078, 42003, 42022);

  private Errand() {}

  /** What {@code call} gives. Throws {@link ProblemException} where WeCom says no, or nothing. */
  public static <T> T run(Supplier<T> call) {
    try {
      return call.get();
    } catch (WecomRefused refused) {
      throw problem(refused);
    } catch (WecomUnreachable unreachable) {
      throw GatewayProblem.WECOM_UNREACHABLE.because(
          unreachable.getMessage()
              + (unreachable.maybeReceived() ? " If it spent a code, begin the login again." : ""));
    }
  }

  /** Where it was not even sent, the hub is busy, not WeCom unwilling. */
  public static ProblemException problem(WecomRefused refused) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    refused.describe(extensions);
    return new ProblemException(type(refused), String.valueOf(refused.getMessage()), extensions);
  }

  private static GatewayProblem type(WecomRefused refused) {
    if (refused.isLocal()) {
      return GatewayProblem.BUSY;
    }
    return BAD_CODES.contains(refused.errcode())
        ? GatewayProblem.CODE_REFUSED
        : GatewayProblem.WECOM_REFUSED;
  }
}
