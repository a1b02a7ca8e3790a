package dev.suitehub.journey.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * So many connections that come to no end: of three, one sends a byte of its headers now and then,
 * one of its body, and one begins a body and says no more. Who drips headers begins anew after
 * {@link #LONGEST_HEAD}, longer than the proxy in front gives him: no program on a server hears of
 * a head before its end, and Payara keeps near 1 KB for each byte of it that comes alone.
 */
final class Slow implements Runnable {

  private static final int PACE_MILLIS = 500;
  private static final int BODY = 2000;
  private static final Duration LONGEST_HEAD = Duration.ofSeconds(60);

  private final Prey prey;
  private final int many;
  private volatile boolean over;
  private int begun;
  private int told;

  /** One connection. */
  private record Line(Socket socket, boolean silent, boolean head, long since) {

    boolean isTooLong() {
      return head && System.nanoTime() - since > LONGEST_HEAD.toNanos();
    }
  }

  Slow(Prey prey, int many) {
    this.prey = prey;
    this.many = many;
  }

  void end() {
    over = true;
  }

  /** How many connections were begun, those after the server had ended one too. */
  int begun() {
    return begun;
  }

  /** How many of them were answered: that it takes too long. */
  int told() {
    return told;
  }

  @Override
  public void run() {
    List<Line> open = new ArrayList<>();
    try {
      while (!over) {
        while (open.size() < many) {
          begin(open);
        }
        open.removeIf(line -> !drips(line));
        Thread.sleep(PACE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.forEach(line -> end(line.socket()));
    }
  }

  private void begin(List<Line> open) {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(prey.address().getHost(), prey.address().getPort()), 5000);
      String head =
          "POST /callback/"
              + prey.suite()
              + "/command?msg_signature=0&timestamp=1&nonce=1 HTTP/1.1\r\nHost: "
              + prey.host()
              + "\r\nContent-Type: text/xml\r\n";
      String more = begun % 3 == 0 ? "X-Slow: " : "Content-Length: " + BODY + "\r\n\r\n<xml>";
      socket.getOutputStream().write((head + more).getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      end(socket);
    }
    open.add(new Line(socket, begun % 3 == 2, begun % 3 == 0, System.nanoTime()));
    begun++;
  }

  /** False where the server has had enough of it. */
  private boolean drips(Line line) {
    if (line.socket().isClosed()) {
      return false;
    }
    if (line.isTooLong()) {
      end(line.socket());
      return false;
    }
    try {
      if (line.socket().getInputStream().available() > 0) {
        told++;
        end(line.socket());
        return false;
      }
      if (!line.silent()) {
        line.socket().getOutputStream().write('a');
      }
      return true;
    } catch (IOException e) {
      end(line.socket());
      return false;
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(Slow.class.getName()).log(System.Logger.Level.TRACE, "not closed", e);
    }
  }
}
