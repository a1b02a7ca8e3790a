package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reader of this room on changed documents: {@code -Dfuzz.rounds=10000000} for long. A failure
 * shows the seed, and the input in Base64.
 */
class WireFuzzTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 5_000);

  private static final CallbackKey KEY =
      CallbackKey.of(Secret.of("token"), Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
  private static final CallbackCipher CIPHER = new CallbackCipher(KEY);

  private static final List<String> DOCUMENTS =
      List.of(
          "<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[AAAA]]></Encrypt><AgentID/></xml>",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><xml><InfoType>suite_ticket</InfoType>"
              + "<SuiteTicket><![CDATA[a]]></SuiteTicket><TimeStamp>1700000000</TimeStamp></xml>",
          "<xml><MsgType>event</MsgType><Event>change_contact</Event><ToUserName>ww1</ToUserName></xml>",
          "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY % p SYSTEM \"file:///x\">]><x a='1'>&a;&#x41;<!-- c --></x>",
          "<a xmlns:b=\"c\"><b:d e=\"f\">]]&gt;<?g h?></b:d><![CDATA[]]]]><![CDATA[>]]></a>",
          "{\"tousername\":\"ww1\",\"encrypt\":\"AAAA\",\"agentid\":1,\"x\":null,\"y\":[{\"z\":1e9}]}");

  private static final List<String> SPICE =
      List.of(
          "<",
          ">",
          "&",
          "]]>",
          "<![CDATA[",
          "<!--",
          "-->",
          "<?",
          "?>",
          "<!DOCTYPE a [",
          "<!ENTITY ",
          "&#0;",
          "&#x110000;",
          "&a;",
          "\"",
          "'",
          "\u0000",
          "\uFEFF",
          "{",
          "}",
          "[",
          ",",
          ":",
          "1e999999999",
          "\\u0000",
          "\\ud800",
          "<a>".repeat(40),
          "[".repeat(2000),
          "=",
          "xmlns:xml=\"x\"",
          " a=\"1\" a=\"1\"");

  /** The input, and what reads it. */
  private interface Reader {
    void read(byte[] input);
  }

  static LongStream seeds() {
    return LongStream.of(1, 2026, Long.getLong("fuzz.seed", System.nanoTime()));
  }

  @Tag("wire-R4")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_envelope_is_read_or_refused(long seed) {
    fuzz(
        seed,
        input -> {
          Envelope.parse(input);
        });
  }

  @Tag("wire-R4")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void an_envelope_in_json_is_read_or_refused(long seed) {
    fuzz(
        seed,
        input -> {
          Envelope.parseJson(new String(input, UTF_8));
        });
  }

  @Tag("wire-R4")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_notice_is_read_or_refused_and_answers_every_question(long seed) {
    fuzz(
        seed,
        input -> {
          Notice notice = Notice.parse(new String(input, UTF_8));
          notice.suiteId();
          notice.corpId();
          notice.serviceCorpId();
          notice.timeStamp();
          notice.changeType();
          assertThat(notice.withoutSecrets().children().size())
              .isLessThanOrEqualTo(notice.tree().children().size());
        });
  }

  @Tag("wire-R2")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_opens_that_was_not_signed(long seed) {
    fuzz(
        seed,
        input -> {
          String text = new String(input, ISO_8859_1);
          CIPHER.open(new SignedText(text, "1", "2", Base64.getEncoder().encodeToString(input)));
          fail("It was opened.");
        });
  }

  @Tag("wire-R4")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_was_signed_is_opened_or_refused(long seed) {
    fuzz(
        seed,
        input -> {
          // Whole blocks more often than chance has them.
          byte[] blocks = java.util.Arrays.copyOf(input, input.length / 32 * 32);
          String encrypt = Base64.getEncoder().encodeToString(blocks);
          CIPHER.open(
              new SignedText(
                  Signature.of(Secret.of("token"), "1", "2", encrypt), "1", "2", encrypt));
        });
  }

  private static void fuzz(long seed, Reader reader) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] input = changed(random);
      try {
        reader.read(input);
      } catch (WireException e) {
        assertThat(e.error()).isNotNull();
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError(
            "-Dfuzz.seed="
                + seed
                + " round "
                + round
                + ": "
                + Base64.getEncoder().encodeToString(input),
            e);
      }
    }
  }

  /** One of the documents, changed a few times. */
  private static byte[] changed(SplittableRandom random) {
    String text = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
    int times = random.nextInt(1, 6);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(text.length() + 1);
      int until = random.nextInt(at, Math.min(text.length(), at + 20) + 1);
      text =
          switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(until);
            case 1 ->
                text.substring(0, at) + text.substring(at, until).repeat(3) + text.substring(at);
            case 2 -> text.substring(0, at);
            default ->
                text.substring(0, at)
                    + SPICE.get(random.nextInt(SPICE.size()))
                    + text.substring(until);
          };
    }
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > 0 && random.nextInt(3) == 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }
}
