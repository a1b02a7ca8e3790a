package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  @Test
  void elements_are_found_by_name_in_any_order() {
    assertThat(
            parse(
                """
                <xml>
                 <AgentID>218</AgentID>
                <Encrypt><![CDATA[a+/=]]></Encrypt>
                <Other/><ToUserName><![CDATA[ww1]]></ToUserName>
                </xml>
                """))
        .isEqualTo(new Envelope("ww1", "a+/=", "218"));
  }

  @Test
  void a_missing_receiver_and_agent_are_empty() {
    assertThat(parse("<xml><Encrypt>a</Encrypt></xml>")).isEqualTo(new Envelope("", "a", ""));
    assertThat(parse("<xml><AgentID><![CDATA[]]></AgentID><Encrypt>a</Encrypt></xml>").agentId())
        .isEmpty();
    assertThat(Envelope.parseJson("{\"encrypt\":\"a\",\"agentid\":null}"))
        .isEqualTo(new Envelope("", "a", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "success",
        "{\"encrypt\":\"a\"}",
        "<xml/>",
        "<xml><Encrypt/></xml>",
        "<xml><Encrypt> </Encrypt></xml>",
        "<xml><Encrypt><![CDATA[]]></Encrypt></xml>",
        "<xml><Encrypt>a</Encrypt>",
        "<xml><a><Encrypt>a</Encrypt></a></xml>"
      })
  void without_encrypt_there_is_no_envelope(String xml) {
    WireException refusal = catchThrowableOfType(WireException.class, () -> parse(xml));
    assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "\"a\"", "{}", "{\"encrypt\":\" \"}", "{\"encrypt\":", "<xml/>", "{}{}"})
  void without_encrypt_there_is_no_json_envelope(String json) {
    WireException refusal =
        catchThrowableOfType(WireException.class, () -> Envelope.parseJson(json));
    assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
  }

  @Tag("wire-R4")
  @Test
  void json_of_any_depth_or_size_is_refused_quietly() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String large = "{\"encrypt\":\"" + "a".repeat(XmlTree.MAX_SIZE) + "\"}";
    for (String json : new String[] {deep, large}) {
      WireException refusal =
          catchThrowableOfType(WireException.class, () -> Envelope.parseJson(json));
      assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
    }
  }

  @Test
  void an_envelope_is_written_as_wecom_writes_it() {
    Envelope envelope = new Envelope("ww1", "a+/=", "");
    assertThat(envelope.toXml())
        .isEqualTo(
            "<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[a+/=]]></Encrypt>"
                + "<AgentID><![CDATA[]]></AgentID></xml>");
    assertThat(parse(envelope.toXml())).isEqualTo(envelope);
    assertThat(envelope.toJson())
        .isEqualTo("{\"tousername\":\"ww1\",\"encrypt\":\"a+/=\",\"agentid\":\"\"}");
    assertThat(Envelope.parseJson(envelope.toJson())).isEqualTo(envelope);
  }

  private static Envelope parse(String xml) {
    return Envelope.parse(xml.getBytes(UTF_8));
  }
}
