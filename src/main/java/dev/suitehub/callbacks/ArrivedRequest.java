package dev.suitehub.callbacks;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;

/** A request whose body was read before. */
final class ArrivedRequest extends HttpServletRequestWrapper {

  private final ServletInputStream body;

  ArrivedRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = new Arrived(body);
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  private static final class Arrived extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Arrived(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public int available() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("It is all here.");
    }
  }
}
