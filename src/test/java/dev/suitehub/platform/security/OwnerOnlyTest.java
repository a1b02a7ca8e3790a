package dev.suitehub.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  @TempDir private Path folder;

  @Test
  void a_file_of_our_own_is_known_and_leaves_nothing_beside_it() throws IOException {
    Path file = folder.resolve("made");
    assertThat(OwnerOnly.create(file, () -> "secret")).isTrue();

    assertThat(OwnerOnly.is(file)).isTrue();
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void links_folders_and_what_others_read_are_none() throws IOException {
    Path file = folder.resolve("made");
    OwnerOnly.create(file, () -> "secret");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThat(OwnerOnly.is(link)).isFalse();
    assertThat(OwnerOnly.is(folder)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(OwnerOnly.is(file)).isFalse();
  }

  @Test
  void a_file_of_another_user_is_none() throws IOException {
    assumeThat(System.getProperty("user.name")).as("who may give files away").isEqualTo("root");
    Path file = folder.resolve("made");
    OwnerOnly.create(file, () -> "secret");
    Files.setAttribute(file, "unix:uid", 65_534);

    assertThat(OwnerOnly.is(file)).isFalse();
  }
}
