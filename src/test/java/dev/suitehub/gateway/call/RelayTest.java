package dev.suitehub.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.gateway.CorpDoubts;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.ProxiedAnswer;
import dev.suitehub.upstream.ProxiedBody;
import dev.suitehub.upstream.ProxiedCall;
import dev.suitehub.upstream.WecomProxy;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a caller gets while the database is away. */
class RelayTest {

  private static final SuiteKey SUITE = new SuiteKey("crm");
  private static final CorpId CORP = new CorpId("wpAAA");

  @Test
  @Tag("gateway-R3")
  void a_doubt_that_cannot_be_kept_does_not_lose_the_answer() throws IOException {
    String answer = "{\"errcode\":48004,\"errmsg\":\"api forbidden\"}";

    assertThat(relayed(answer, body("{}"))).isEqualTo(answer);
  }

  @Test
  @Tag("gateway-R3")
  void a_dead_token_that_cannot_be_forgotten_does_not_lose_the_answer() throws IOException {
    String answer = "{\"errcode\":40014,\"errmsg\":\"invalid access_token\"}";

    assertThat(relayed(answer, body("x".repeat(100)))).isEqualTo(answer);
  }

  @Test
  @Tag("gateway-R3")
  void an_answer_that_is_nested_as_deep_as_nobody_reads_passes_through() throws IOException {
    String answer = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + ",\"errcode\":0}";

    assertThat(relayed(answer, body("{}"))).isEqualTo(answer);
  }

  private static String relayed(String answer, ProxiedBody body) {
    Relay relay =
        new Relay(
            new UnforgettingTokens(),
            new AnsweringWecom(answer),
            new CorpDoubts(new AuthorizedCorps(awayDatabase(), Clock.systemUTC()), new PlainTx()));
    ProxiedCall call =
        new ProxiedCall("cgi-bin/message/send", "", Optional.empty(), Optional.of(body));
    return new String(
        relay.call(SUITE, CORP, call, Deadline.in(Duration.ofMinutes(1))).bytes(), UTF_8);
  }

  /** One that is larger than ten bytes cannot be sent again. */
  private static ProxiedBody body(String text) throws IOException {
    return ProxiedBody.read(
        new ByteArrayInputStream(text.getBytes(UTF_8)), 10, OptionalLong.empty());
  }

  private static EntityManager awayDatabase() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              throw new PersistenceException("the database is away");
            });
  }

  private static final class UnforgettingTokens extends Tokens {

    @Override
    public <T> T withCorpToken(SuiteKey suite, CorpId corpId, Function<Secret, T> call) {
      return call.apply(Secret.of("T1"));
    }

    @Override
    public void refused(TokenKey key, Secret accessToken) {
      throw new PersistenceException("the database is away");
    }
  }

  private static final class AnsweringWecom extends WecomProxy {

    private final String answer;

    AnsweringWecom(String answer) {
      this.answer = answer;
    }

    @Override
    public ProxiedAnswer call(ProxiedCall call, Secret corpToken, Deadline deadline) {
      return new ProxiedAnswer(200, Map.of(), new ByteArrayInputStream(answer.getBytes(UTF_8)));
    }
  }

  private static final class PlainTx implements Tx {

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
      return work.get();
    }
  }
}
