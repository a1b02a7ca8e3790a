package dev.suitehub.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection that sends bytes as they are and reads answers with as little work as can be:
 * the client shares the machine with what it measures.
 */
final class Wire implements AutoCloseable {

  private static final int LONGEST_WAIT_MILLIS = 30_000;

  private final URI address;
  private Socket socket;
  private InputStream in;
  private boolean closing;

  /** An answer: its status, and how many bytes its body has. */
  record Answer(int status, int bytes) {}

  Wire(URI address) throws IOException {
    this.address = address;
    this.socket = open(address);
    this.in = new BufferedInputStream(socket.getInputStream(), 8192);
  }

  private static Socket open(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    return socket;
  }

  /** The whole request, head and body. Throws {@link IOException} where no answer came. */
  Answer send(byte[] request) throws IOException {
    if (closing) {
      reopen();
    }
    socket.getOutputStream().write(request);
    return read();
  }

  /** Servers close a connection after some thousand requests, and say so. */
  void reopen() throws IOException {
    socket.close();
    socket = open(address);
    in = new BufferedInputStream(socket.getInputStream(), 8192);
    closing = false;
  }

  private Answer read() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.startsWith("transfer-encoding:")) {
        chunked = header.contains("chunked");
      } else if (header.startsWith("connection:")) {
        closing = header.contains("close");
      }
    }
    if (!chunked) {
      in.skipNBytes(length);
      return new Answer(status, length);
    }
    int total = 0;
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      in.skipNBytes(size + 2L);
      total += size;
      size = Integer.parseInt(line(), 16);
    }
    line();
    return new Answer(status, total);
  }

  private String line() throws IOException {
    byte[] bytes = new byte[512];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The server hung up.");
      }
      if (length < bytes.length) {
        bytes[length++] = (byte) next;
      }
    }
    int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
