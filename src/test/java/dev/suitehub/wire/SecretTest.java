package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wire-R5")
class SecretTest {
  private static final String TOKEN = "Tok3nTok3n";
  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String TICKET = "TICKET_0001";

  @Test
  void secrets_are_equal_by_value() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo(Secret.of(""));
    assertThat(Secret.of("a")).isNotEqualTo("a");
    assertThat(Secret.of("a").reveal()).isEqualTo("a");
  }

  @Test
  void nothing_prints_what_it_hides() {
    CallbackKey key = CallbackKey.of(Secret.of(TOKEN), Secret.of(AES_KEY));
    CallbackCipher cipher = new CallbackCipher(key);
    String xml =
        "<xml><InfoType>suite_ticket</InfoType><SuiteTicket>" + TICKET + "</SuiteTicket></xml>";
    SignedText sealed = cipher.seal(xml, "suite", "1", "2");
    Envelope envelope = new Envelope("suite", sealed.encrypt(), "");
    Notice notice = Notice.parse(xml);

    List<Object> all =
        List.of(
            Secret.of(TICKET),
            key,
            cipher,
            sealed,
            envelope,
            cipher.open(sealed),
            notice,
            notice.tree(),
            notice.tree().children(),
            notice.secret("SuiteTicket"));

    assertThat(all)
        .allSatisfy(
            each ->
                assertThat(each.toString())
                    .doesNotContain(TOKEN, AES_KEY, TICKET, sealed.encrypt(), sealed.signature()));
  }

  @Test
  void no_refusal_quotes_what_it_refused() {
    String broken = "<xml><SuiteTicket>" + TICKET + "</" + TICKET + "></xml>";
    byte[] bytes = broken.getBytes(UTF_8);
    String base64 = Base64.getEncoder().encodeToString(bytes) + "*";
    Secret token = Secret.of(TOKEN);
    CallbackCipher cipher = new CallbackCipher(CallbackKey.of(token, Secret.of(AES_KEY)));
    SignedText signed = new SignedText(Signature.of(token, "1", "2", base64), "1", "2", base64);

    List<WireException> refusals =
        List.of(
            catchThrowableOfType(WireException.class, () -> Notice.parse(broken)),
            catchThrowableOfType(WireException.class, () -> Envelope.parse(bytes)),
            catchThrowableOfType(WireException.class, () -> Envelope.parseJson("{" + TICKET)),
            catchThrowableOfType(WireException.class, () -> cipher.open(signed)),
            catchThrowableOfType(
                WireException.class, () -> CallbackKey.of(token, Secret.of(AES_KEY + "x"))));

    assertThat(refusals)
        .allSatisfy(
            refusal ->
                assertThat(refusal)
                    .hasNoCause()
                    .message()
                    .doesNotContain(TICKET, base64, TOKEN, AES_KEY));
  }
}
