package dev.suitehub.callbacks;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
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
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits for the rest of a callback's body, for a few with the request's own thread and for all
 * others without any: WildFly has 32 threads on two cores, and as many strangers who dribble would
 * keep WeCom out. A body that is there already passes.
 *
 * <p>Not without a thread as long as there is one: where a body's end comes while the request's
 * thread is just about to leave, Payara now and then forgets the dispatch, and its caller waits in
 * vain, or answers 200 by itself to what no one has read (its {@code AsyncContextImpl} looks and
 * acts in two steps; once in 86,000 requests whose body came in a segment of its own).
 */
@WebFilter(
    urlPatterns = "/callback/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class SlowSenders extends HttpFilter {

  private static final String ARRIVED = SlowSenders.class.getName();
  private static final int PIECE = 8192;

  /** Bodies under way that have a thread. */
  static final int WITH_A_THREAD = 8;

  /** After it the request's own thread has left: the container's code behind us takes less. */
  static final Duration LEFT = Duration.ofMillis(100);

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private final AtomicLong held = new AtomicLong();
  private final Readers readers;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  /** For the container. */
  public SlowSenders() {
    this(WITH_A_THREAD);
  }

  SlowSenders(int withAThread) {
    readers = new Readers(withAThread, System::nanoTime);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(ARRIVED) instanceof byte[] body) {
      chain.doFilter(new ArrivedRequest(request, body), response);
    } else if (!request.isAsyncSupported() || isHere(request)) {
      chain.doFilter(request, response);
    } else {
      Optional<Readers.Reader> reader = readers.enter();
      if (reader.isPresent()) {
        goOn(read(request, reader.get()), request, response, chain);
      } else {
        await(request, response);
      }
    }
  }

  /** How a body ended that was waited for with a thread. */
  private record Came(LateBody late, Optional<Answer> refused) {}

  private static void goOn(
      Came came, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    byte[] body = came.late().end();
    if (came.refused().isPresent()) {
      refuse(response, came.refused().get());
    } else {
      chain.doFilter(new ArrivedRequest(request, body), response);
    }
  }

  private Came read(HttpServletRequest request, Readers.Reader place) {
    LateBody late = new LateBody(held);
    try (Readers.Reader reader = place) {
      return new Came(late, read(request, reader, late));
    }
  }

  private static Optional<Answer> read(
      HttpServletRequest request, Readers.Reader reader, LateBody late) {
    byte[] piece = new byte[PIECE];
    try {
      InputStream body = request.getInputStream();
      Optional<Answer> refused = Optional.empty();
      int some = body.read(piece);
      while (some >= 0 && refused.isEmpty()) {
        refused = reader.isLate() ? Optional.of(Answer.TOO_SLOW) : late.take(piece, some);
        some = refused.isPresent() ? -1 : body.read(piece);
      }
      return refused;
    } catch (IOException e) {
      return Optional.of(reader.isLate() ? Answer.TOO_SLOW : Answer.UNREADABLE);
    }
  }

  private static void refuse(HttpServletResponse response, Answer answer) {
    // Not by sendError: a refusal has no text.
    response.setStatus(answer.status());
    // What he still sends is no request.
    response.setHeader("Connection", "close");
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
    Future<?> unused = scheduler.schedule(waiting::begin, LEFT.toMillis(), TimeUnit.MILLISECONDS);
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

    void begin() {
      if (over.get()) {
        return;
      }
      try {
        body.setReadListener(this);
      } catch (IllegalStateException e) {
        // He has gone meanwhile.
        end(Answer.UNREADABLE);
      }
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
        refuse((HttpServletResponse) later.getResponse(), answer);
        later.complete();
      }
    }
  }
}
