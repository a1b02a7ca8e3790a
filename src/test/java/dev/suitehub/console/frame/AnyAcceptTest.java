package dev.suitehub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnyAcceptTest {

  private final List<HttpServletRequest> passed = new ArrayList<>();

  @Test
  void faces_sees_every_header_but_what_the_reader_accepts() throws Exception {
    FilterChain chain = (request, response) -> passed.add((HttpServletRequest) request);
    HttpServletResponse response =
        fake(HttpServletResponse.class, List.of("nothing is to be said to it"));

    new AnyAccept().doFilter(fake(HttpServletRequest.class, List.of("*/*;q=x")), response, chain);

    HttpServletRequest seen = passed.get(0);
    assertThat(seen.getHeader("accept")).isNull();
    assertThat(Collections.list(seen.getHeaders("Accept"))).isEmpty();
    assertThat(seen.getHeader("Accept-Language")).isEqualTo("*/*;q=x");
    assertThat(Collections.list(seen.getHeaders("Accept-Language"))).containsExactly("*/*;q=x");
  }

  /** Has that value in each of its headers. */
  private static <T> T fake(Class<T> type, List<String> values) {
    return type.cast(
        Proxy.newProxyInstance(
            AnyAcceptTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals("getHeaders")
                    ? Collections.enumeration(values)
                    : values.get(0)));
  }
}
