package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.config.HubConfig;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who means this hub, and who only has a name that leads here. */
@Tag("sandbox-R7")
class AddresseeTest {

  private final Addressee local = known("http://localhost:8080");
  private final Addressee known = known("https://hub.example.com");

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, true",
    "localhost, true",
    "LocalHost:1, true",
    "127.0.0.1:8080, true",
    "127.8.8.8, true",
    "[::1]:8080, true",
    "[::1], true",
    "[::ffff:127.0.0.1]:8080, true",
    "hub.example.com, true",
    "HUB.example.com:8080, true",
    "evil.example:8080, false",
    "localhost.evil.example, false",
    "evil.hub.example.com, false",
    "hub.example.com.evil.example, false",
    "127.0.0.1.evil.example, false",
    "fade.cc, false",
    "2130706433, false",
    "0.0.0.0:8080, false",
    "10.0.0.7:8080, false",
    "'[::1].evil.example', false",
    "'[2001:db8::1]', false",
    "::1, false",
    "evil.example@localhost, false",
    "'localhost, evil.example', false",
    "'', false",
  })
  void of_this_machine_are_its_own_names_and_the_public_one(String host, boolean ours) {
    assertThat(known.objection(headers("Host", host)).isEmpty()).isEqualTo(ours);
  }

  @Test
  void another_hubs_public_name_is_none_of_ours() {
    assertThat(local.objection(headers("Host", "hub.example.com")))
        .hasValueSatisfying(
            why -> assertThat(why).contains("hub.public-url", "hub.sandbox.control-from-anywhere"));
    assertThat(local.objection(headers())).isPresent();
    assertThat(known("http://[2001:db8::1]").objection(headers("host", "[2001:DB8::1]:80")))
        .isEmpty();
  }

  @Test
  void the_name_that_a_proxy_was_asked_for_counts_too() {
    assertThat(
            known.objection(
                headers("Host", "127.0.0.1:8080", "X-Forwarded-Host", "hub.example.com")))
        .isEmpty();
    assertThat(
            known.objection(headers("Host", "127.0.0.1:8080", "x-forwarded-host", "evil.example")))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, localhost:8080, true",
    "http://[::1]:8080, '[::1]:8080', true",
    "http://127.0.0.1:8080, 127.0.0.1:8080, true",
    "https://hub.example.com, hub.example.com, true",
    "https://hub.example.com, 127.0.0.1:8080, true",
    "http://localhost, localhost:80, true",
    "http://localhost:3000, localhost:8080, false",
    "http://127.0.0.1:8080, localhost:8080, false",
    "http://evil.example:8080, localhost:8080, false",
    "https://hub.example.com:444, localhost:8080, false",
    "null, localhost:8080, false",
    "'', localhost:8080, false",
  })
  void a_page_of_another_site_does_not_send_anything(String origin, String host, boolean ours) {
    assertThat(known.objectionToOrigin(headers("Host", host, "Origin", origin)).isEmpty())
        .isEqualTo(ours);
  }

  @Test
  void who_names_no_origin_is_no_page() {
    assertThat(known.objectionToOrigin(headers("Host", "localhost:8080"))).isEmpty();
  }

  @Test
  void behind_a_proxy_that_asks_for_another_name_the_page_may_be_any_of_this_machine() {
    for (String origin : new String[] {"https://localhost:8443", "http://127.0.0.1:9000"}) {
      assertThat(
              known.objectionToOrigin(
                  headers(
                      "Host", "127.0.0.1:8080", "Origin", origin, "X-Forwarded-For", "127.0.0.1")))
          .isEmpty();
    }
    assertThat(
            known.objectionToOrigin(
                headers(
                    "Host",
                    "127.0.0.1:8080",
                    "Origin",
                    "http://evil.example",
                    "X-Forwarded-For",
                    "127.0.0.1")))
        .isPresent();
    assertThat(
            known.objectionToOrigin(
                headers(
                    "Host",
                    "127.0.0.1:8080",
                    "Origin",
                    "https://other.example.com",
                    "X-Forwarded-Host",
                    "other.example.com")))
        .isEmpty();
  }

  private static Addressee known(String publicUrl) {
    return new Addressee(new HubConfig(publicUrl, "./data", true));
  }

  private static MultivaluedMap<String, String> headers(String... namesAndValues) {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
