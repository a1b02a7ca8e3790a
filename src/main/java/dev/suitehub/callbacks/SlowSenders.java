package dev.suitehub.callbacks;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits for the rest of a callback's body without a thread: WildFly has 32 of them on two cores,
 * and as many strangers who dribble would keep WeCom out. A body that is there already passes.
 */
@WebFilter(
    urlPatterns = "/callback/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class SlowSenders extends HttpFilter {

  private static final String ARRIVED = SlowSenders.class.getName();
  private static final int PIECE = 8192;
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private final AtomicLong held = new AtomicLong();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(ARRIVED) instanceof byte[] body) {
      chain.doFilter(new ArrivedRequest(request, body), response);
    } else if (!request.isAsyncSupported() || isHere(request)) {
      chain.doFilter(request, response);
    } else {
      await(request, response);
    }
  }

  /** A body of unknown length is one in HTTP/1.1 by its header, and in HTTP/2 without any. */
  private static boolean isHere(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length >= 0) {
      return length <= request.getInputStream().available();
    }
    boolean announced = request.getHeader("Transfer-Encoding") != null;
    boolean usual = !WITHOUT_BODY.contains(request.getMethod());
    return !(announced || usual) || request.getInputStream().isFinished();
  }

  private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
    AsyncContext later = request.startAsync(request, response);
    later.setTimeout(BoundedBody.LONGEST.toMillis());
    Waiting waiting = new Waiting(later, request.getInputStream(), new LateBody(held));
    later.addListener(waiting);
    request.getInputStream().setReadListener(waiting);
  }

  /** One body under way. Ends once: whole, refused, broken off, or too late. */
  private static final class Waiting implements ReadListener, AsyncListener {

    private final AsyncContext later;
    private final ServletInputStream body;
    private final LateBody late;
    private final AtomicBoolean over = new AtomicBoolean();

    Waiting(AsyncContext later, ServletInputStream body, LateBody late) {
      this.later = later;
      this.body = body;
      this.late = late;
    }

    @Override
    public void onDataAvailable() throws IOException {
      byte[] piece = new byte[PIECE];
      while (!over.get() && body.isReady()) {
        int some = body.read(piece);
        if (some < 0) {
          return;
        }
        late.take(piece, some).ifPresent(this::end);
      }
    }

    @Override
    public void onAllDataRead() {
      if (over.compareAndSet(false, true)) {
        later.getRequest().setAttribute(ARRIVED, late.end());
        later.dispatch();
      }
    }

    @Override
    public void onError(Throwable failure) {
      end(Answer.UNREADABLE);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      end(Answer.TOO_SLOW);
    }

    @Override
    public void onError(AsyncEvent event) {
      end(Answer.UNREADABLE);
    }

    @Override
    public void onComplete(AsyncEvent event) {
      if (over.compareAndSet(false, true)) {
        late.end();
      }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Nobody waits twice.
    }

    private void end(Answer answer) {
      if (over.compareAndSet(false, true)) {
        late.end();
        // Not by sendError: a refusal has no text.
        HttpServletResponse response = (HttpServletResponse) later.getResponse();
        response.setStatus(answer.status());
        // What he still sends is no request.
        response.setHeader("Connection", "close");
        later.complete();
      }
    }
  }
}
