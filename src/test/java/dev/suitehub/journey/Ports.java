package dev.suitehub.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listened on a moment ago, below those that the system gives to whoever calls:
 * so nobody calls from one while its server is restarted.
 */
final class Ports {

  private static final int FIRST = 12_000;
  private static final int BEHIND_LAST = 30_000;
  private static final int TRIES = 100;

  private Ports() {}

  static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
      try (ServerSocket socket = new ServerSocket(port, 1)) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Another one, then.
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("No port is free.");
  }
}
