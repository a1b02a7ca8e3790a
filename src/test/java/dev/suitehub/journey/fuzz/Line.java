package dev.suitehub.journey.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A connection that is kept as long as the server keeps it. For one thread. */
final class Line implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int LONGEST_END_MILLIS = 15_000;
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int LOOKED_AT = 1 << 16;

  private final URI server;
  private final String host;
  private @Nullable Socket socket;
  private @Nullable InputStream in;
  private boolean lastWasKept;

  Line(URI server) {
    this.server = server;
    this.host = server.getHost() + ":" + server.getPort();
  }

  /** Whether other requests had gone before the last one over the same connection. */
  boolean wasKept() {
    return lastWasKept;
  }

  /** Sends it and waits that long; once more on a new connection where a kept one had just died. */
  Answer send(Shot shot, int millis) {
    if (shot.expect() == Expect.NO_HTTP) {
      close();
    }
    boolean kept = socket != null;
    Answer answer = attempt(shot, millis);
    if (answer.status() == Answer.NONE && kept) {
      answer = attempt(shot, millis);
    }
    if (shot.expect() == Expect.NO_HTTP || answer.status() <= 0) {
      close();
    }
    return answer;
  }

  private Answer attempt(Shot shot, int millis) {
    lastWasKept = socket != null;
    try {
      Socket open = open(millis);
      try {
        open.getOutputStream().write(shot.bytes(host));
        open.getOutputStream().flush();
        if (shot.isRaw()) {
          open.shutdownOutput();
        }
      } catch (IOException e) {
        // It was told no before it had sent everything: the answer may be there.
        return answerOrNone(shot);
      }
      return read(shot.method().equals("HEAD"));
    } catch (SocketTimeoutException e) {
      if (shot.expect() == Expect.NO_HTTP) {
        return atTheEnd(shot);
      }
      close();
      return Answer.silence();
    } catch (IOException e) {
      close();
      return Answer.none();
    }
  }

  /**
   * It waits for more of what is no HTTP: it hears that there is none, and has to come to an end.
   */
  private Answer atTheEnd(Shot shot) {
    Socket open = socket;
    try {
      if (open == null) {
        return Answer.none();
      }
      if (!open.isOutputShutdown()) {
        open.shutdownOutput();
      }
      open.setSoTimeout(LONGEST_END_MILLIS);
      return read(shot.method().equals("HEAD"));
    } catch (SocketTimeoutException e) {
      return Answer.silence();
    } catch (IOException e) {
      return Answer.none();
    } finally {
      close();
    }
  }

  private Answer answerOrNone(Shot shot) throws IOException {
    Answer answer = read(shot.method().equals("HEAD"));
    close();
    return answer;
  }

  private Socket open(int millis) throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket();
      open.setTcpNoDelay(true);
      open.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
      socket = open;
      in = new BufferedInputStream(open.getInputStream());
    }
    open.setSoTimeout(millis);
    return open;
  }

  private Answer read(boolean headOnly) throws IOException {
    String head = head();
    int status = status(head);
    while (status == 100) {
      head = head();
      status = status(head);
    }
    Answer told = new Answer(status, head, "");
    // 101: what follows is another protocol, such as HTTP/2, in which nothing was asked.
    if (headOnly || status == 101 || status == 204 || status == 304) {
      return told;
    }
    Answer whole = Answer.of(status, head, body(told));
    if (told.header("connection").equalsIgnoreCase("close")) {
      close();
    }
    return whole;
  }

  private byte[] body(Answer told) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (told.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      int length = Integer.parseInt(text().split(";", -1)[0].strip(), 16);
      while (length > 0) {
        keep(body, length);
        text();
        length = Integer.parseInt(text().split(";", -1)[0].strip(), 16);
      }
      text();
    } else if (!told.header("content-length").isEmpty()) {
      keep(body, Integer.parseInt(told.header("content-length")));
    } else {
      keep(body, Integer.MAX_VALUE);
      close();
    }
    return body.toByteArray();
  }

  private void keep(ByteArrayOutputStream body, int length) throws IOException {
    byte[] some = new byte[8192];
    int left = length;
    while (left > 0) {
      int got = in().read(some, 0, Math.min(left, some.length));
      if (got < 0) {
        return;
      }
      body.write(some, 0, Math.max(0, Math.min(got, LOOKED_AT - body.size())));
      left -= got;
    }
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    String line = text();
    while (!line.isEmpty() && head.length() < LONGEST_HEAD) {
      head.append(line).append('\n');
      line = text();
    }
    return head.toString();
  }

  private String text() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in().read();
    if (octet < 0) {
      throw new IOException("ended");
    }
    while (octet >= 0 && octet != '\n' && line.size() < LONGEST_HEAD) {
      line.write(octet);
      octet = in().read();
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static int status(String head) throws IOException {
    String[] words = head.split("\\s+", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-9][0-9]{2}")) {
      throw new IOException("no status line");
    }
    return Integer.parseInt(words[1]);
  }

  private InputStream in() throws IOException {
    InputStream open = in;
    if (open == null) {
      throw new IOException("closed");
    }
    return open;
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    in = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is given up either way.
        System.getLogger(Line.class.getName()).log(System.Logger.Level.TRACE, "not closed", e);
      }
    }
  }
}
