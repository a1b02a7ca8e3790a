package dev.suitehub.journey;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What {@code server-config/nginx} is: in front of some nodes, each request to the next one in
 * turn; a callback, or what is only read, that comes to nothing at one is brought to another, and
 * the console is at one node as long as that is there.
 */
final class Balancer implements AutoCloseable {

  private static final int BACKLOG = 500;
  private static final int TRIES = 2;
  private static final Duration CONNECT = Duration.ofMillis(300);
  private static final Duration CALLBACK = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(75);

  /** A server that starts or stops answers for itself. */
  private static final Set<Integer> NEXT = Set.of(404, 500, 502, 503, 504);

  private static final byte[] BAD_GATEWAY =
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket door;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<URI> nodes = List.of();

  private static final class Request {

    private final String method;
    private final String path;
    private final byte[] bytes;

    Request(String method, String path, byte[] bytes) {
      this.method = method;
      this.path = path;
      this.bytes = bytes;
    }

    /** Nothing is done twice by it. */
    boolean isRead() {
      return method.equals("GET");
    }

    boolean isCallback() {
      return path.startsWith("/callback/");
    }

    boolean isConsole() {
      return path.equals("/")
          || path.startsWith("/console/")
          || path.startsWith("/jakarta.faces.resource/");
    }

    /**
     * Whether another node may be asked after an answer: not where it does not know the session.
     */
    boolean isForAny() {
      return isCallback() || (isRead() && !isConsole());
    }

    Duration patience() {
      return isCallback() ? CALLBACK : LONGEST;
    }
  }

  Balancer() {
    try {
      door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  URI address() {
    return URI.create("http://localhost:" + door.getLocalPort());
  }

  void leadsTo(List<URI> addresses) {
    nodes = List.copyOf(addresses);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        run(() -> serve(near));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket near) {
    try (near) {
      near.setSoTimeout((int) LONGEST.toMillis());
      Optional<Request> request = read(new BufferedInputStream(near.getInputStream()));
      if (request.isPresent()) {
        near.getOutputStream().write(answer(request.get()));
      }
    } catch (IOException e) {
      // Whoever asked is gone: there is nobody to be told.
      System.getLogger(Balancer.class.getName()).log(System.Logger.Level.DEBUG, "gone", e);
    }
  }

  private byte[] answer(Request request) {
    byte[] last = BAD_GATEWAY;
    for (URI node : inTurn(request)) {
      try (Socket far = new Socket()) {
        far.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), node.getPort()),
            (int) CONNECT.toMillis());
        Optional<byte[]> answer = ask(far, request);
        if (answer.isEmpty() && !request.isCallback() && !request.isRead()) {
          // It may have been done.
          return BAD_GATEWAY;
        }
        if (answer.isPresent()) {
          last = answer.get();
          if (!request.isForAny() || !NEXT.contains(status(last))) {
            return last;
          }
        }
      } catch (IOException e) {
        System.getLogger(Balancer.class.getName())
            .log(System.Logger.Level.DEBUG, "no node at " + node, e);
      }
    }
    return last;
  }

  /** Empty where no whole answer comes in time. */
  private static Optional<byte[]> ask(Socket far, Request request) {
    long end = System.nanoTime() + request.patience().toNanos();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] part = new byte[16_384];
    try {
      far.getOutputStream().write(request.bytes);
      while (true) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return Optional.empty();
        }
        far.setSoTimeout((int) left);
        int read = far.getInputStream().read(part);
        if (read < 0) {
          return answer.size() == 0 ? Optional.empty() : Optional.of(answer.toByteArray());
        }
        answer.write(part, 0, read);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<URI> inTurn(Request request) {
    List<URI> all = nodes;
    if (request.isConsole()) {
      return all;
    }
    int first = Math.floorMod(turn.getAndIncrement(), all.size());
    List<URI> order = new ArrayList<>();
    for (int i = 0; i < Math.min(TRIES, all.size()); i++) {
      order.add(all.get((first + i) % all.size()));
    }
    return order;
  }

  private static int status(byte[] answer) {
    String line =
        new String(answer, 0, Math.min(answer.length, 40), StandardCharsets.ISO_8859_1).trim();
    String[] words = line.split("\\s+", 3);
    return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
  }

  /** As it came, but for the wish to keep the connection. Empty where nobody asks anything. */
  private static Optional<Request> read(InputStream in) throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.add(line);
    }
    if (head.isEmpty()) {
      return Optional.empty();
    }
    int length = 0;
    StringBuilder sent = new StringBuilder();
    for (String line : head) {
      String name = line.toLowerCase(Locale.ROOT);
      if (name.startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
      if (name.startsWith("transfer-encoding:")) {
        throw new IOException("A body in chunks is not for this balancer.");
      }
      if (!name.startsWith("connection:")
          && !name.startsWith("upgrade:")
          && !name.startsWith("http2-settings:")) {
        sent.append(line).append("\r\n");
      }
    }
    sent.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(sent.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(in.readNBytes(length));
    String[] words = head.get(0).split(" ", 3);
    String path = words[1].replaceFirst("\\?.*$", "");
    return Optional.of(new Request(words[0], path, bytes.toByteArray()));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "balancer");
    thread.setDaemon(true);
    thread.start();
  }
}
