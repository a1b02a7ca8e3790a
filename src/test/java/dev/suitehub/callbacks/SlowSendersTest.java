package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("callbacks-R8")
class SlowSendersTest {

  private final SlowSenders filter = withoutThreads();
  private final Dribble body = new Dribble();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private final HttpServletResponse response = fake(HttpServletResponse.class, this::respond);
  private final AsyncContext later = fake(AsyncContext.class, this::goOn);
  private @Nullable AsyncListener container;
  private String method = "POST";

  private static SlowSenders withoutThreads() {
    return listeningAtOnce(new SlowSenders(0));
  }

  private static SlowSenders listeningAtOnce(SlowSenders filter) {
    filter.scheduler =
        fake(
            ManagedScheduledExecutorService.class,
            (proxy, called, arguments) -> {
              ((Runnable) arguments[0]).run();
              return null;
            });
    return filter;
  }

  @Test
  void a_body_that_is_there_passes_at_once() throws Exception {
    body.come("<xml/>");

    call(6);

    assertThat(passed).containsExactly("<xml/>");
    assertThat(events).isEmpty();
  }

  @Test
  void a_request_without_a_body_passes_at_once() throws Exception {
    method = "GET";
    call(-1);
    method = "POST";
    call(0);
    body.ended = true;
    call(-1);

    assertThat(passed).containsExactly("", "", "");
  }

  /** As over HTTP/2, which says by no header that there will be a body. */
  @Test
  void a_body_of_unknown_length_is_waited_for_without_a_thread() throws Exception {
    body.come("<");
    call(-1);
    body.hears();
    assertThat(passed).isEmpty();
    assertThat(events).containsExactly("setTimeout 5000");

    body.come("xml/>");
    body.hears();
    Objects.requireNonNull(body.listener).onAllDataRead();
    call(-1);
    assertThat(passed).containsExactly("<xml/>");
  }

  @Test
  void a_body_that_comes_in_pieces_is_waited_for_without_a_thread() throws Exception {
    body.come("<x");
    call(6);
    assertThat(passed).isEmpty();

    body.hears();
    body.come("ml/>");
    body.hears();
    assertThat(events).containsExactly("setTimeout 5000");
    Objects.requireNonNull(body.listener).onAllDataRead();
    assertThat(events).containsExactly("setTimeout 5000", "dispatch");

    call(6);
    assertThat(passed).containsExactly("<xml/>");
  }

  /** Where few are late they cost nobody anything, and no server is asked to wait for them. */
  @Test
  void the_rest_of_a_body_is_waited_for_with_the_requests_own_thread_while_there_is_one()
      throws Exception {
    body.then = List.of("<x", "ml", "/>");

    call(listeningAtOnce(new SlowSenders(1)), 6);

    assertThat(passed).containsExactly("<xml/>");
    assertThat(events).isEmpty();
  }

  @Test
  void what_breaks_off_or_does_not_end_is_refused_on_the_requests_own_thread_too()
      throws Exception {
    SlowSenders one = listeningAtOnce(new SlowSenders(1));
    body.failure = true;
    call(one, 6);
    assertThat(events).containsExactly("setStatus 400", "setHeader Connection");

    events.clear();
    body.failure = false;
    body.then = Collections.nCopies(200, "x".repeat(1 << 16));
    call(one, Integer.MAX_VALUE);
    assertThat(events).containsExactly("setStatus 413", "setHeader Connection");
    assertThat(passed).isEmpty();
  }

  @Test
  void who_does_not_come_to_an_end_is_told_so_once() throws Exception {
    call(6);

    listener().onTimeout(new AsyncEvent(later));
    Objects.requireNonNull(body.listener).onError(new IOException("broken off"));
    listener().onComplete(new AsyncEvent(later));

    assertThat(events)
        .containsExactly("setTimeout 5000", "setStatus 408", "setHeader Connection", "complete");
    assertThat(passed).isEmpty();
  }

  @Test
  void what_breaks_off_is_refused() throws Exception {
    call(6);

    Objects.requireNonNull(body.listener).onError(new IOException("broken off"));

    assertThat(events).contains("setStatus 400", "complete");
  }

  @Test
  void what_does_not_end_is_refused() throws Exception {
    call(Integer.MAX_VALUE);

    for (int i = 0; i <= BoundedBody.DRAINED / (1 << 16); i++) {
      body.come("x".repeat(1 << 16));
      body.hears();
    }

    assertThat(events)
        .containsExactly("setTimeout 5000", "setStatus 413", "setHeader Connection", "complete");
  }

  private AsyncListener listener() {
    return Objects.requireNonNull(container);
  }

  private void call(long length) throws Exception {
    call(filter, length);
  }

  private void call(SlowSenders filter, long length) throws Exception {
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getAttribute" -> attributes.get(String.valueOf(arguments[0]));
                  case "isAsyncSupported" -> true;
                  case "getMethod" -> method;
                  case "getContentLengthLong" -> length;
                  case "getInputStream" -> body;
                  case "startAsync" -> later;
                  default -> null;
                });
    FilterChain chain =
        (onward, any) ->
            passed.add(new String(onward.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    filter.doFilter(request, response, chain);
  }

  private @Nullable Object respond(Object proxy, java.lang.reflect.Method called, Object[] to) {
    events.add(called.getName() + " " + to[0]);
    return null;
  }

  private @Nullable Object goOn(
      Object proxy, java.lang.reflect.Method called, Object @Nullable [] to) {
    switch (called.getName()) {
      case "addListener" -> container = (AsyncListener) Objects.requireNonNull(to)[0];
      case "getResponse" -> {
        return response;
      }
      case "getRequest" -> {
        return fake(
            HttpServletRequest.class,
            (any, asked, named) -> {
              attributes.put(String.valueOf(named[0]), named[1]);
              return null;
            });
      }
      default -> events.add(called.getName() + (to == null ? "" : " " + to[0]));
    }
    return null;
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SlowSendersTest.class.getClassLoader(), new Class<?>[] {type}, answers));
  }

  /** What has come so far, and no end. */
  private static final class Dribble extends ServletInputStream {

    private byte[] come = {};
    private int read;
    private boolean ended;
    private boolean failure;
    private List<String> then = List.of();
    private @Nullable ReadListener listener;

    void come(String more) {
      come = more.getBytes(StandardCharsets.UTF_8);
      read = 0;
    }

    void hears() throws IOException {
      Objects.requireNonNull(listener).onDataAvailable();
    }

    @Override
    public int available() {
      return come.length - read;
    }

    @Override
    public int read() {
      return read < come.length ? come[read++] : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (failure) {
        throw new IOException("broken off");
      }
      if (available() == 0) {
        if (then.isEmpty()) {
          return -1;
        }
        come(then.get(0));
        then = then.subList(1, then.size());
      }
      int taken = Math.min(most, available());
      System.arraycopy(come, read, into, from, taken);
      read += taken;
      return taken;
    }

    @Override
    public boolean isFinished() {
      return ended;
    }

    @Override
    public boolean isReady() {
      return available() > 0;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      this.listener = listener;
    }
  }
}
