package dev.suitehub.sandbox.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 基础频率 (doc 90312): how often a call may be made about a corp, and from a provider's address.
 * Whoever exceeds it is shut out as long as the window that was exceeded. Counted in memory, by
 * each node for itself.
 */
@ApplicationScoped
public class Frequency {

  private static final int MOST_KEPT = 200_000;

  /** What brings a code is exempt; messages have limits of their own. */
  private static final Set<String> EXEMPT =
      Set.of(
          "service/auth/getuserinfo3rd",
          "service/getuserinfo3rd",
          "auth/getuserinfo",
          "message/send");

  private enum Limit {
    CORP_MINUTE(10_000, Duration.ofMinutes(1)),
    CORP_HOUR(150_000, Duration.ofHours(1)),
    ADDRESS_MINUTE(40_000, Duration.ofMinutes(1)),
    ADDRESS_HOUR(1_200_000, Duration.ofHours(1));

    private final int most;
    private final Duration window;

    Limit(int most, Duration window) {
      this.most = most;
      this.window = window;
    }
  }

  private record Subject(Limit limit, String who, String path) {}

  private static final class Window {
    private Instant until = Instant.MIN;
    private int calls;

    synchronized boolean take(Limit limit, Instant now) {
      if (!now.isBefore(until)) {
        until = now.plus(limit.window);
        calls = 0;
      }
      if (calls > limit.most) {
        return false;
      }
      calls++;
      if (calls > limit.most) {
        until = now.plus(limit.window);
      }
      return calls <= limit.most;
    }

    synchronized boolean isOver(Instant now) {
      return !now.isBefore(until);
    }
  }

  private final Map<Subject, Window> windows = new ConcurrentHashMap<>();

  /**
   * Counts one more call; whether it may be made.
   *
   * @param corp empty where it is about none
   */
  boolean takes(String address, String corp, String path, Instant now) {
    if (EXEMPT.contains(path)) {
      return true;
    }
    boolean ofAddress =
        takes(Limit.ADDRESS_MINUTE, address, path, now)
            && takes(Limit.ADDRESS_HOUR, address, path, now);
    return ofAddress
        && (corp.isEmpty()
            || (takes(Limit.CORP_MINUTE, corp, path, now)
                && takes(Limit.CORP_HOUR, corp, path, now)));
  }

  /** Everybody begins anew. */
  public void forget() {
    windows.clear();
  }

  private boolean takes(Limit limit, String who, String path, Instant now) {
    if (windows.size() > MOST_KEPT) {
      windows.values().removeIf(window -> window.isOver(now));
      if (windows.size() > MOST_KEPT) {
        windows.clear();
      }
    }
    return windows
        .computeIfAbsent(new Subject(limit, who, path), subject -> new Window())
        .take(limit, now);
  }
}
