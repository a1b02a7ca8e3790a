package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.web.TrustedProxies;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls from this machine, and who only seems to. */
@Tag("sandbox-R7")
class NearnessTest {

  private static final String FOR = "X-Forwarded-For";

  private final Nearness unnamed = new Nearness(new TrustedProxies(TrustedProxies.USUAL));
  private final Nearness named = new Nearness(new TrustedProxies("127.0.0.1, 10.0.0.0/8"));

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "::ffff:127.0.0.1"})
  void without_a_proxy_the_other_end_counts(String peer) {
    assertThat(unnamed.objection(peer, headers())).isEmpty();
    assertThat(named.objection(peer, headers("Host", "localhost", "Accept", "*/*"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "192.168.1.1", "203.0.113.7", "null"})
  void who_is_elsewhere_stays_there_whatever_is_written(String peer) {
    for (Nearness nearness : new Nearness[] {unnamed, named}) {
      assertThat(nearness.objection(peer, headers()))
          .hasValueSatisfying(why -> assertThat(why).contains("hub.sandbox.control-from-anywhere"));
      assertThat(nearness.objection(peer, headers(FOR, "127.0.0.1"))).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "x-forwarded-for",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "Forwarded",
        "X-Real-IP",
        "Via"
      })
  void a_proxy_that_nobody_named_may_speak_for_anybody(String header) {
    for (String said : new String[] {"127.0.0.1", "203.0.113.7", ""}) {
      Optional<String> why = unnamed.objection("127.0.0.1", headers(header, said));
      assertThat(why).hasValueSatisfying(text -> assertThat(text).contains("hub.trusted-proxies"));
    }
    Nearness none = new Nearness(new TrustedProxies("none"));
    assertThat(none.objection("127.0.0.1", headers(header, "127.0.0.1"))).isPresent();
    Nearness another = new Nearness(new TrustedProxies("10.0.0.7"));
    assertThat(another.objection("127.0.0.1", headers(header, "127.0.0.1")))
        .as("named is another one")
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "' ::1 ', true",
    "'127.0.0.1, ::1', true",
    "203.0.113.7, false",
    "'127.0.0.1, 203.0.113.7', false",
    "'203.0.113.7, 127.0.0.1', false",
    "10.0.0.9, false",
    "unknown, false",
    "'unknown, 127.0.0.1', false",
    "'127.0.0.1,', false",
    "localhost, false",
    "'', false",
  })
  void of_a_named_proxy_the_word_counts(String forwarded, boolean here) {
    assertThat(named.objection("127.0.0.1", headers(FOR, forwarded)).isEmpty()).isEqualTo(here);
  }

  @Test
  void every_header_of_that_name_is_read() {
    MultivaluedMap<String, String> twice = headers(FOR, "203.0.113.7");
    twice.add(FOR, "127.0.0.1");
    assertThat(named.objection("127.0.0.1", twice)).isPresent();

    assertThat(
            named.objection("127.0.0.1", headers(FOR, "127.0.0.1", "x-forwarded-for", "8.8.8.8")))
        .isPresent();
  }

  @Test
  void a_named_proxy_that_does_not_tell_who_called_is_not_believed() {
    assertThat(named.objection("127.0.0.1", headers("X-Forwarded-Proto", "https"))).isPresent();
    assertThat(named.objection("127.0.0.1", headers(FOR, "127.0.0.1", "Forwarded", "for=8.8.8.8")))
        .hasValueSatisfying(why -> assertThat(why).contains("X-Forwarded-For"));
  }

  private static MultivaluedMap<String, String> headers(String... namesAndValues) {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
