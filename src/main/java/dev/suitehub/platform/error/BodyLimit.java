package dev.suitehub.platform.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Lets no body in that is larger than any of ours needs to be, whatever its header says; a method
 * that needs larger ones is a {@link LargeBody}.
 */
@Provider
public class BodyLimit implements ContainerRequestFilter {

  static final int MOST_BYTES = 256 * 1024;

  @Context ResourceInfo target;

  @Override
  public void filter(ContainerRequestContext request) {
    if (target.getResourceMethod().isAnnotationPresent(LargeBody.class)) {
      return;
    }
    if (request.getLength() > MOST_BYTES) {
      request.abortWith(Problems.render(tooLarge()));
    } else if (request.hasEntity()) {
      request.setEntityStream(new Limited(request.getEntityStream()));
    }
  }

  private static ProblemException tooLarge() {
    return PlatformProblem.TOO_LARGE.because("Send at most " + MOST_BYTES / 1024 + " KiB.");
  }

  static final class Limited extends FilterInputStream {

    private long left = MOST_BYTES;

    Limited(InputStream body) {
      super(body);
    }

    @Override
    public int read() {
      int next = sent(super::read);
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int some = sent(() -> super.read(target, offset, length));
      count(Math.max(some, 0));
      return some;
    }

    /** Whoever breaks off is no failure of the hub, and fills no log with it. */
    private static int sent(Reading reading) {
      try {
        return reading.read();
      } catch (IOException e) {
        throw new ProblemException(
            PlatformProblem.BROKEN_OFF, "Send it again, to its end.", Map.of());
      }
    }

    private void count(int some) {
      left -= some;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }

  private interface Reading {
    int read() throws IOException;
  }
}
