package dev.suitehub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptNonceTest {

  private static final String FILES = "multipart/form-data; boundary=\"";

  private final List<String> events = new ArrayList<>();
  private @Nullable String viewState;

  /** Whoever asks WildFly for a parameter of such a body gets an exception. */
  @ParameterizedTest
  @CsvSource({
    "GET, /console/sign-in.xhtml",
    "OPTIONS, /index.xhtml",
    "PUT, /console/app.xhtml",
    "POST, /console/sign-in.xhtml",
    "POST, /index.xhtml"
  })
  void pieces_where_no_files_are_taken_are_refused_unread(String method, String page)
      throws Exception {
    send(method, page, FILES);

    assertThat(events).containsExactly("sendError 415");
  }

  @Test
  void files_go_to_pages_of_who_has_signed_in() throws Exception {
    send("POST", "/console/app.xhtml", FILES);

    assertThat(events).containsExactly("passed");
  }

  @Test
  void a_view_state_is_not_taken_from_an_address() throws Exception {
    viewState = "-1:1";

    send("GET", "/index.xhtml", null);
    send("POST", "/index.xhtml", "application/x-www-form-urlencoded");

    assertThat(events).containsExactly("asked", "sendError 400", "passed");
  }

  private void send(String method, String page, @Nullable String type) throws Exception {
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getServletPath" -> page;
                  case "getContentType" -> type;
                  case "getParameter" -> {
                    events.add("asked");
                    yield viewState;
                  }
                  default -> null;
                });
    HttpServletResponse response =
        fake(
            HttpServletResponse.class,
            (proxy, called, arguments) -> {
              events.add(called.getName() + " " + arguments[0]);
              return null;
            });
    new ScriptNonce().doFilter(request, response, (onward, any) -> events.add("passed"));
  }

  private static <T> T fake(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            ScriptNonceTest.class.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
