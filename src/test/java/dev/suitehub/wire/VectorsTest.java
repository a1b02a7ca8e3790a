package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("wire-R1")
class VectorsTest {
  @Test
  void the_file_is_read_whole() {
    assertThat(Vector.all()).hasSize(29);
    assertThat(Vector.incoming()).hasSize(19);
    assertThat(Vector.reproducible()).hasSize(15);
    assertThat(Vector.negative()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("dev.suitehub.wire.Vector#signed")
  void the_signature_is_the_published_one(Vector vector) {
    SignedText signed = vector.signedText();
    assertThat(Signature.of(vector.token(), signed.timestamp(), signed.nonce(), signed.encrypt()))
        .isEqualTo(signed.signature());
    assertThat(Signature.matches(vector.token(), signed)).isTrue();
  }

  @Tag("wire-R3")
  @ParameterizedTest
  @MethodSource("dev.suitehub.wire.Vector#incoming")
  void an_incoming_message_opens(Vector vector) {
    Opened opened = new CallbackCipher(vector.key()).open(received(vector));
    assertThat(opened).isEqualTo(new Opened(vector.plaintext(), vector.text("receiveid")));
  }

  @ParameterizedTest
  @MethodSource("dev.suitehub.wire.Vector#reproducible")
  void sealing_with_the_same_random_bytes_gives_the_same_message(Vector vector) {
    CallbackCipher cipher = new CallbackCipher(vector.key());
    boolean isSigned = vector.has("signature");
    String timestamp = isSigned ? vector.text("timestamp") : "1";
    String nonce = isSigned ? vector.text("nonce") : "1";

    SignedText sealed =
        cipher.seal(
            vector.plaintext(),
            vector.text("receiveid"),
            timestamp,
            encrypt -> nonce,
            vector.salt());

    assertThat(sealed.encrypt()).isEqualTo(vector.text("encrypt"));
    if (isSigned) {
      assertThat(sealed).isEqualTo(vector.signedText());
    }
    assertThat(cipher.open(sealed).text()).isEqualTo(vector.plaintext());
  }

  @ParameterizedTest
  @MethodSource("dev.suitehub.wire.Vector#negative")
  void a_spoilt_message_is_refused_with_the_official_code(Vector vector) {
    WireException refusal =
        catchThrowableOfType(WireException.class, () -> openAsItsReceiver(vector));
    assertThat(refusal.error().code()).isEqualTo(vector.expectedError());
  }

  /** As a caller does it: the receiver is compared outside the cipher. */
  private static void openAsItsReceiver(Vector vector) {
    Opened opened = new CallbackCipher(vector.key()).open(received(vector));
    if (!opened.receiveId().equals(vector.text("receiveid"))) {
      throw new WireException(WireError.RECEIVE_ID, "got " + opened.receiveId());
    }
  }

  /** Takes the way of the wire: a POST comes in an envelope. */
  private static SignedText received(Vector vector) {
    SignedText signed = vector.signedText();
    String encrypt =
        switch (vector.kind()) {
          case "receive_xml" -> Envelope.parse(xml(vector)).encrypt();
          case "receive_json" -> Envelope.parseJson(json(vector)).encrypt();
          default -> signed.encrypt();
        };
    return new SignedText(signed.signature(), signed.timestamp(), signed.nonce(), encrypt);
  }

  private static byte[] xml(Vector vector) {
    return ("<xml><ToUserName><![CDATA[x]]></ToUserName>\n<Encrypt><![CDATA["
            + vector.text("encrypt")
            + "]]></Encrypt>\n<AgentID><![CDATA[]]></AgentID></xml>")
        .getBytes(UTF_8);
  }

  private static String json(Vector vector) {
    return Json.createObjectBuilder()
        .add("tousername", vector.text("receiveid"))
        .add("encrypt", vector.text("encrypt"))
        .add("agentid", 218)
        .build()
        .toString();
  }
}
