package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassiveReplyTest {
  private static final SignedText REPLY = new SignedText("5c45", "1700000000", "n0", "a+/=");

  @Test
  void a_reply_is_written_as_the_document_says() {
    assertThat(PassiveReply.toXml(REPLY))
        .isEqualTo(
            "<xml><Encrypt><![CDATA[a+/=]]></Encrypt><MsgSignature><![CDATA[5c45]]></MsgSignature>"
                + "<TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[n0]]></Nonce></xml>");
    assertThat(PassiveReply.toJson(REPLY))
        .isEqualTo(
            "{\"encrypt\":\"a+/=\",\"msgsignature\":\"5c45\",\"timestamp\":\"1700000000\","
                + "\"nonce\":\"n0\"}");
  }

  @Test
  void a_written_reply_is_read_back() {
    assertThat(PassiveReply.parse(PassiveReply.toXml(REPLY).getBytes(UTF_8))).isEqualTo(REPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"})
  void a_reply_without_one_of_the_four_is_refused(String missing) {
    byte[] xml = PassiveReply.toXml(REPLY).replace(missing, "Other").getBytes(UTF_8);
    WireException refusal =
        catchThrowableOfType(WireException.class, () -> PassiveReply.parse(xml));
    assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1", "1<", "17000000000000000000"})
  void a_time_that_is_no_number_is_not_written(String timestamp) {
    SignedText reply = new SignedText("5c45", timestamp, "n0", "a");
    WireException refusal =
        catchThrowableOfType(WireException.class, () -> PassiveReply.toXml(reply));
    assertThat(refusal.error()).isEqualTo(WireError.REPLY_FAILED);
  }
}
