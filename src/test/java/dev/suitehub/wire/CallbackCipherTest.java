package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackCipherTest {
  private static final Secret TOKEN = Secret.of("token");
  private static final CallbackKey KEY =
      CallbackKey.of(TOKEN, Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
  private static final CallbackCipher CIPHER = new CallbackCipher(KEY);
  private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);

  private static final Opened ORIGINAL =
      new Opened("<xml><InfoType>cancel_auth</InfoType><X>你好😀</X></xml>", "ww00000000000suite");
  private static final SignedText SEALED =
      CIPHER.seal(ORIGINAL.text(), ORIGINAL.receiveId(), "1700000000", encrypt -> "nonce", SALT);
  private static final byte[] CIPHERTEXT = Base64.getDecoder().decode(SEALED.encrypt());

  // What a stranger can do: anything but signing.

  @Tag("wire-R2")
  @Test
  @Tag("complaint-22")
  void every_changed_character_of_a_signed_message_is_refused() {
    List<String> values = values(SEALED);
    for (int v = 0; v < values.size(); v++) {
      for (int i = 0; i < values.get(v).length(); i++) {
        for (int flip = 1; flip < 256; flip++) {
          char[] changed = values.get(v).toCharArray();
          changed[i] ^= (char) flip;
          refusesSignature(SEALED, v, new String(changed));
        }
      }
    }
  }

  @Tag("wire-R2")
  @Test
  void every_truncation_of_a_signed_message_is_refused() {
    List<String> values = values(SEALED);
    for (int v = 0; v < values.size(); v++) {
      for (int length = 0; length < values.get(v).length(); length++) {
        refusesSignature(SEALED, v, values.get(v).substring(0, length));
      }
    }
  }

  @Tag("wire-R2")
  @Test
  void every_changed_byte_of_an_envelope_is_refused_or_lies_outside_what_is_signed() {
    byte[] xml = new Envelope("ww00000000000suite", SEALED.encrypt(), "").toXml().getBytes(UTF_8);
    for (int i = 0; i < xml.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = xml.clone();
        changed[i] ^= (byte) (1 << bit);
        refusedOrUnchanged(changed);
      }
    }
  }

  @Tag("wire-R2")
  @Test
  void every_truncation_of_an_envelope_is_refused() {
    byte[] xml = new Envelope("ww00000000000suite", SEALED.encrypt(), "").toXml().getBytes(UTF_8);
    for (int length = 0; length < xml.length; length++) {
      byte[] truncated = Arrays.copyOf(xml, length);
      WireException refusal =
          catchThrowableOfType(WireException.class, () -> Envelope.parse(truncated));
      assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
    }
  }

  // What somebody who knows the token can do: CBC has no MAC, so a change may open, but never
  // unseen.

  @Tag("wire-R4")
  @Test
  @Tag("complaint-22")
  void a_changed_byte_that_was_signed_again_is_refused_or_opens_to_something_else() {
    Set<WireError> seen = new HashSet<>();
    for (int i = 0; i < CIPHERTEXT.length; i++) {
      for (int flip = 1; flip < 256; flip++) {
        byte[] changed = CIPHERTEXT.clone();
        changed[i] ^= (byte) flip;
        Optional<WireError> refusal = refusalOrOtherText(changed);
        refusal.ifPresent(seen::add);
      }
    }
    assertThat(seen).containsExactly(WireError.ILLEGAL_BUFFER);
  }

  @Tag("wire-R4")
  @Test
  @Tag("complaint-22")
  void a_truncated_ciphertext_that_was_signed_again_is_refused() {
    for (int length = 0; length < CIPHERTEXT.length; length++) {
      WireError expected = length % 16 == 0 ? WireError.ILLEGAL_BUFFER : WireError.DECRYPT_FAILED;
      assertThat(refusal(resigned(Arrays.copyOf(CIPHERTEXT, length)))).isEqualTo(expected);
    }
  }

  @Test
  void truncated_base64_that_was_signed_again_is_refused_unless_only_its_padding_is_gone() {
    String encrypt = SEALED.encrypt();
    int digits = encrypt.replace("=", "").length();
    for (int length = 0; length < digits; length++) {
      assertThat(refusal(resigned(encrypt.substring(0, length))))
          .isIn(WireError.BASE64_DECODE_FAILED, WireError.DECRYPT_FAILED, WireError.ILLEGAL_BUFFER);
    }
    assertThat(CIPHER.open(resigned(encrypt.substring(0, digits)))).isEqualTo(ORIGINAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a", "AAAA\nAAAA", "AAAA AAAA", "A-_A", "AA==AAAA", "你好"})
  void what_is_not_base64_is_refused(String encrypt) {
    assertThat(refusal(resigned(encrypt))).isEqualTo(WireError.BASE64_DECODE_FAILED);
  }

  @Tag("wire-R2")
  @Test
  void the_signature_is_judged_before_anything_else() {
    assertThat(refusal(new SignedText("", "", "", "***"))).isEqualTo(WireError.SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 13, 14, 33, 65536, Integer.MAX_VALUE})
  void a_length_beyond_the_buffer_is_refused(int length) throws GeneralSecurityException {
    byte[] plain = new byte[32];
    Arrays.fill(plain, (byte) 1);
    ByteBuffer.wrap(plain).putInt(16, length);
    assertThat(refusal(sealedByHand(plain))).isEqualTo(WireError.ILLEGAL_BUFFER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 33, 127, -1, -128})
  void a_padding_outside_1_to_32_is_refused(int padding) throws GeneralSecurityException {
    byte[] plain = new byte[64];
    Arrays.fill(plain, 20, 64, (byte) padding);
    assertThat(refusal(sealedByHand(plain))).isEqualTo(WireError.ILLEGAL_BUFFER);
  }

  @Test
  void uneven_padding_is_refused() throws GeneralSecurityException {
    byte[] plain = new byte[64];
    Arrays.fill(plain, 44, 64, (byte) 20);
    assertThat(CIPHER.open(sealedByHand(plain)).receiveId()).hasSize(24);
    for (int i = 44; i < 63; i++) {
      byte[] uneven = plain.clone();
      uneven[i]++;
      assertThat(refusal(sealedByHand(uneven))).isEqualTo(WireError.ILLEGAL_BUFFER);
    }
  }

  @Test
  void a_block_of_nothing_but_padding_is_refused() throws GeneralSecurityException {
    byte[] plain = new byte[32];
    Arrays.fill(plain, (byte) 32);
    assertThat(refusal(sealedByHand(plain))).isEqualTo(WireError.ILLEGAL_BUFFER);
  }

  @Test
  void half_a_utf_8_character_is_refused_in_text_and_receiver() throws GeneralSecurityException {
    byte[] plain = new byte[32];
    Arrays.fill(plain, 22, 32, (byte) 10);
    plain[20] = (byte) 0xF0;
    plain[21] = 'c';
    plain[19] = 1;
    assertThat(refusal(sealedByHand(plain))).isEqualTo(WireError.ILLEGAL_BUFFER);
    plain[20] = 't';
    plain[21] = (byte) 0xE4;
    assertThat(refusal(sealedByHand(plain))).isEqualTo(WireError.ILLEGAL_BUFFER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "a\uDE00b", "\uDE00\uD83D"})
  void half_a_character_is_not_sealed(String text) {
    for (Callable<SignedText> sealing :
        List.<Callable<SignedText>>of(
            () -> CIPHER.seal(text, "corp", "1", "2"), () -> CIPHER.seal("x", text, "1", "2"))) {
      WireException refusal = catchThrowableOfType(WireException.class, sealing::call);
      assertThat(refusal.error()).isEqualTo(WireError.ENCRYPT_FAILED);
    }
  }

  @Test
  void every_padding_from_1_to_32_round_trips() throws GeneralSecurityException {
    Set<Integer> paddings = new HashSet<>();
    for (int length = 0; length < 64; length++) {
      Opened original = new Opened("x".repeat(length), "corp");
      SignedText sealed = CIPHER.seal(original.text(), original.receiveId(), "1", "2");
      byte[] bytes = Base64.getDecoder().decode(sealed.encrypt());
      byte[] plain = crypt(Cipher.DECRYPT_MODE, bytes);
      assertThat(plain.length % 32).isZero();
      paddings.add((int) plain[plain.length - 1]);
      assertThat(CIPHER.open(sealed)).isEqualTo(original);
    }
    assertThat(paddings).hasSize(32).contains(1, 32);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void random_unicode_round_trips(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      Opened original = new Opened(unicode(random, 300), unicode(random, 20));
      SignedText sealed =
          CIPHER.seal(original.text(), original.receiveId(), "1", String.valueOf(random.nextInt()));
      assertThat(CIPHER.open(sealed)).isEqualTo(original);
    }
  }

  @Test
  void the_length_counts_bytes_of_utf_8() {
    Opened original = new Opened("😀𠜎你é", "");
    assertThat(CIPHER.open(CIPHER.seal(original.text(), "", "1", "2"))).isEqualTo(original);
  }

  @Tag("wire-R3")
  @Test
  void nothing_at_all_can_be_sealed_for_nobody() {
    assertThat(CIPHER.open(CIPHER.seal("", "", "1", "2"))).isEqualTo(new Opened("", ""));
  }

  @Test
  void the_same_text_is_sealed_differently_each_time() {
    assertThat(CIPHER.seal("text", "corp", "1", "2").encrypt())
        .isNotEqualTo(CIPHER.seal("text", "corp", "1", "2").encrypt());
  }

  @Test
  void many_threads_share_one_cipher() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> rounds =
          IntStream.range(0, 400)
              .<Callable<Boolean>>mapToObj(i -> () -> roundTrip("text " + i))
              .toList();
      for (Future<Boolean> round : threads.invokeAll(rounds)) {
        assertThat(round.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean roundTrip(String text) {
    String xml = XmlTree.element("xml", XmlTree.element("Event", text)).toXml();
    SignedText sealed = CIPHER.seal(xml, "corp", "1", "2");
    byte[] envelope = new Envelope("corp", sealed.encrypt(), "").toXml().getBytes(UTF_8);
    SignedText received = with(sealed, 3, Envelope.parse(envelope).encrypt());
    return Notice.parse(CIPHER.open(received).text()).field("Event").equals(Optional.of(text));
  }

  private static void refusedOrUnchanged(byte[] xml) {
    try {
      SignedText received = with(SEALED, 3, Envelope.parse(xml).encrypt());
      assertThat(CIPHER.open(received)).isEqualTo(ORIGINAL);
    } catch (WireException e) {
      assertThat(e.error()).isIn(WireError.PARSE_FAILED, WireError.SIGNATURE);
    }
  }

  private static Optional<WireError> refusalOrOtherText(byte[] ciphertext) {
    try {
      assertThat(CIPHER.open(resigned(ciphertext))).isNotEqualTo(ORIGINAL);
      return Optional.empty();
    } catch (WireException e) {
      return Optional.of(e.error());
    }
  }

  private static void refusesSignature(SignedText signed, int index, String value) {
    assertThat(refusal(with(signed, index, value))).isEqualTo(WireError.SIGNATURE);
  }

  private static WireError refusal(SignedText signed) {
    return catchThrowableOfType(WireException.class, () -> CIPHER.open(signed)).error();
  }

  private static List<String> values(SignedText s) {
    return List.of(s.signature(), s.timestamp(), s.nonce(), s.encrypt());
  }

  private static SignedText with(SignedText s, int index, String value) {
    String[] values = values(s).toArray(String[]::new);
    values[index] = value;
    return new SignedText(values[0], values[1], values[2], values[3]);
  }

  private static SignedText resigned(byte[] ciphertext) {
    return resigned(Base64.getEncoder().encodeToString(ciphertext));
  }

  private static SignedText resigned(String encrypt) {
    return new SignedText(Signature.of(TOKEN, "1", "2", encrypt), "1", "2", encrypt);
  }

  private static SignedText sealedByHand(byte[] plain) throws GeneralSecurityException {
    return resigned(crypt(Cipher.ENCRYPT_MODE, plain));
  }

  private static byte[] crypt(int mode, byte[] bytes) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(KEY.aesKey(), "AES"), new IvParameterSpec(KEY.aesKey(), 0, 16));
    return cipher.doFinal(bytes);
  }

  private static String unicode(Random random, int most) {
    return random
        .ints(random.nextInt(most), 0, Character.MAX_CODE_POINT + 1)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 5);
  }
}
