package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class AnyAcceptTest {

  @Test
  void what_the_sender_accepts_is_asked_by_nobody() {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    headers.add("Accept", "*/*;q=nonsense");
    headers.add("Content-Type", "text/xml");
    ContainerRequestContext request =
        (ContainerRequestContext)
            Proxy.newProxyInstance(
                AnyAcceptTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, called, arguments) -> headers);

    new AnyAccept().filter(request);

    assertThat(headers).containsOnlyKeys("Content-Type");
  }
}
