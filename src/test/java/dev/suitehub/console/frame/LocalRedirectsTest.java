package dev.suitehub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalRedirectsTest {

  private final List<String> calls = new ArrayList<>();
  private final LocalRedirects.Local response =
      new LocalRedirects.Local(
          (HttpServletResponse)
              Proxy.newProxyInstance(
                  LocalRedirectsTest.class.getClassLoader(),
                  new Class<?>[] {HttpServletResponse.class},
                  (proxy, method, arguments) -> {
                    calls.add(
                        method.getName() + (arguments == null ? "[]" : Arrays.toString(arguments)));
                    return null;
                  }));

  @Test
  void a_path_stays_a_path() throws IOException {
    response.sendRedirect("/console/index.xhtml?a=b");

    assertThat(calls)
        .containsExactly(
            "resetBuffer[]", "setStatus[302]", "setHeader[Location, /console/index.xhtml?a=b]");
  }

  @Test
  void an_address_is_the_servers_business() throws IOException {
    response.sendRedirect("https://open.work.weixin.qq.com/");

    assertThat(calls).containsExactly("sendRedirect[https://open.work.weixin.qq.com/]");
  }
}
