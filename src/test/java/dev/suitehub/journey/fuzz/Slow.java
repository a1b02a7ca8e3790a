package dev.suitehub.journey.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * So many connections, each of which sends a byte now and then: half of them of their headers, half
 * of a body.
 */
final class Slow implements Runnable {

  private static final int PACE_MILLIS = 500;
  private static final int BODY = 2000;

  private final Prey prey;
  private final int many;
  private volatile boolean over;
  private int begun;

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

  @Override
  public void run() {
    List<Socket> open = new ArrayList<>();
    try {
      while (!over) {
        while (open.size() < many) {
          begin(open);
        }
        open.removeIf(socket -> !drips(socket));
        Thread.sleep(PACE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.forEach(Slow::end);
    }
  }

  private void begin(List<Socket> open) {
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
      String told = begun % 2 == 0 ? "X-Slow: " : "Content-Length: " + BODY + "\r\n\r\n<xml>";
      socket.getOutputStream().write((head + told).getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      end(socket);
    }
    begun++;
    open.add(socket);
  }

  /** False where the server has had enough of it. */
  private static boolean drips(Socket socket) {
    if (socket.isClosed()) {
      return false;
    }
    try {
      socket.getOutputStream().write('a');
      return true;
    } catch (IOException e) {
      end(socket);
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
