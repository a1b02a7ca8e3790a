package dev.suitehub.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

  private final Sealing sealing = sealing(7);

  @TempDir Path folder;

  @Test
  @Tag("platform-R1")
  void what_is_sealed_opens_again() {
    Secret secret = Secret.of("永久授权码 😀");

    assertThat(sealing.open(sealing.seal(secret))).isEqualTo(secret);
  }

  @Test
  @Tag("platform-R1")
  void the_same_secret_never_looks_the_same() {
    Secret secret = Secret.of("x");

    assertThat(sealing.seal(secret)).startsWith("k1.").isNotEqualTo(sealing.seal(secret));
  }

  @Test
  @Tag("platform-R1")
  void another_key_opens_nothing() {
    String sealed = sealing.seal(Secret.of("x"));

    assertThatIllegalStateException().isThrownBy(() -> sealing(8).open(sealed));
  }

  @Test
  @Tag("platform-R1")
  void a_changed_letter_opens_nothing() {
    String sealed = sealing.seal(Secret.of("permanent"));
    for (int i = 3; i < sealed.length(); i++) {
      char changed = sealed.charAt(i) == 'A' ? 'Q' : 'A';
      String text = sealed.substring(0, i) + changed + sealed.substring(i + 1);
      if (!java.util.Arrays.equals(decoded(text), decoded(sealed))) {
        assertThatIllegalStateException().isThrownBy(() -> sealing.open(text));
      }
    }
  }

  @Test
  @Tag("platform-R1")
  void marks_of_before_hold_under_another_master_key_too() {
    List<String> fields = List.of("a", "bc");
    String mark = sealing.mark(fields);
    String kept = sealing.sealedMarkKey();

    assertThat(sealing.withMarkKey(kept).isMark(mark, fields)).isTrue();
    assertThat(sealing(8).isMark(mark, fields)).isFalse();
    assertThat(sealing.withMarkKey(sealing(7).sealedMarkKey()).mark(fields)).isEqualTo(mark);
    // As a change of the master key does: opened with the old one, sealed with the new one.
    Sealing next = sealing(8);
    String again = next.seal(sealing.open(kept, Sealing.MARK_KEY), Sealing.MARK_KEY);
    assertThat(next.withMarkKey(again).isMark(mark, fields)).isTrue();
    assertThat(next.withMarkKey(again).mark(fields)).isEqualTo(mark);
    assertThat(next.withMarkKey(again).isMark(mark, List.of("ab", "c"))).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> next.withMarkKey(kept));
  }

  @Test
  @Tag("platform-R1")
  void no_other_sealed_text_is_taken_for_the_key_of_the_marks() {
    String kept = sealing.sealedMarkKey();
    String known = "A".repeat(43);

    assertThatIllegalStateException()
        .isThrownBy(() -> sealing.withMarkKey(sealing.seal(Secret.of("suitehub"))));
    assertThatIllegalStateException()
        .isThrownBy(() -> sealing.withMarkKey(sealing.seal(Secret.of(known))));
    assertThatIllegalStateException().isThrownBy(() -> sealing.open(kept));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                sealing.withMarkKey(sealing.seal(Secret.of(known.substring(1)), Sealing.MARK_KEY)))
        .withMessageContaining("31 bytes");
  }

  @Test
  @Tag("platform-R1")
  void a_new_key_seals_and_a_former_one_still_opens() {
    Secret secret = Secret.of("x");
    String before = sealing.seal(secret);
    Sealing after = TestKeys.ring(8, 7).sealing(Map.of(1, TestKeys.key(7), 2, TestKeys.key(8)));

    assertThat(after.open(before)).isEqualTo(secret);
    String again = after.again("suite", before);
    assertThat(again).startsWith("k2.");
    assertThat(sealing(8, 2).open(again)).isEqualTo(secret);
    assertThat(after.keyIds()).containsExactlyInAnyOrder(key(7).id(), key(8).id());
  }

  @Test
  @Tag("platform-R1")
  void the_key_of_the_marks_is_sealed_anew_for_its_purpose() {
    List<String> fields = List.of("a", "bc");
    Sealing after = TestKeys.ring(8, 7).sealing(Map.of(1, TestKeys.key(7), 2, TestKeys.key(8)));

    String again = after.again("seal_key", sealing.sealedMarkKey());

    assertThat(sealing(8, 2).withMarkKey(again).isMark(sealing.mark(fields), fields)).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> after.again("suite", again));
  }

  @Test
  @Tag("platform-R1")
  void a_key_that_is_only_to_be_known_opens_what_another_node_seals_with_it() {
    Sealing old = TestKeys.ring(7, 9, 8).sealing(Map.of(1, TestKeys.key(7)));
    Secret secret = Secret.of("x");

    assertThat(old.open(sealing(8, 2).seal(secret))).isEqualTo(secret);
    assertThat(old.seal(secret)).startsWith("k1.");
    // A version means one key: from then on, no other is tried under its name.
    assertThatIllegalStateException().isThrownBy(() -> old.open(sealing(9, 2).seal(secret)));
  }

  @Test
  @Tag("platform-R1")
  void a_key_that_is_missing_is_named_with_what_to_do() {
    assertThatIllegalStateException()
        .isThrownBy(() -> sealing.open(sealing(8, 2).seal(Secret.of("x"))))
        .withMessageContaining("k2")
        .withMessageContaining("it has " + key(7).id())
        .withMessageContaining("hub.security.other-master-keys");
    for (String changed : List.of("", "k", "k1", "k1.", "k0.AAAA", "k1.AAAA", "k1.~", "x1.AAAA")) {
      assertThatIllegalStateException().isThrownBy(() -> sealing.open(changed));
    }
  }

  @Test
  void a_list_of_other_keys_may_be_empty_and_is_checked_like_the_first() {
    assertThat(MasterKey.others(" , ")).isEmpty();
    assertThat(MasterKey.others(TestKeys.base64(1) + ", " + TestKeys.base64(2)))
        .containsExactly(key(1), key(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKey.others("abc"))
        .withMessageContaining("hub.security.other-master-keys");
  }

  @Test
  void a_master_key_of_the_wrong_size_is_refused_with_its_size() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKey.of(Base64.getEncoder().encodeToString(new byte[16])))
        .withMessageContaining("32 bytes")
        .withMessageContaining("16");
  }

  @Test
  void an_embedded_start_makes_one_key_for_its_owner_only() throws IOException {
    MasterKey made = MasterKey.load(Optional.empty(), true, () -> false, folder);
    MasterKey again = MasterKey.load(Optional.empty(), true, () -> false, folder);

    assertThat(again).isEqualTo(made);
    assertThat(again.id()).isEqualTo(made.id()).matches("[0-9a-f]{8}");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("master.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_database_server_without_a_key_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> MasterKey.load(Optional.empty(), false, () -> false, folder))
        .withMessageContaining("hub.security.master-key");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_lost_key_file_is_not_replaced_while_secrets_are_sealed_with_it() {
    assertThatIllegalStateException()
        .isThrownBy(() -> MasterKey.load(Optional.empty(), true, () -> true, folder))
        .withMessageContaining("master.key");
    assertThat(folder).isEmptyDirectory();
  }

  private static byte[] decoded(String sealed) {
    return Base64.getUrlDecoder().decode(sealed.substring(3));
  }

  private static Sealing sealing(int fill) {
    return sealing(fill, 1);
  }

  private static Sealing sealing(int fill, int version) {
    return TestKeys.ring(fill).sealing(Map.of(version, key(fill)));
  }

  private static MasterKey key(int fill) {
    return TestKeys.key(fill);
  }
}
