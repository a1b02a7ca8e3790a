package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.access.Role;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.rules.Finding;
import dev.suitehub.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own password, and the administrator that there is before anybody else. */
class OwnPasswordTest {

  @TempDir private Path folder;
  @AutoClose private final Staff staff = new Staff();

  @Test
  @Tag("access-R4")
  void the_first_administrator_gets_a_one_time_password_in_a_file_that_only_the_owner_reads()
      throws IOException {
    first(Optional.empty()).ensure();
    first(Optional.empty()).ensure();

    Path file = folder.resolve("admin.password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Secret password = Secret.of(Files.readString(file).strip());
    assertThat(staff.signIn("admin", password)).isEqualTo(Outcome.IN);
    assertThat(staff.user("admin").mustChange()).isTrue();

    assertThat(change("admin", password, Staff.PASSWORD, Staff.PASSWORD)).isEmpty();

    assertThat(file).doesNotExist();
    assertThat(staff.signIn("admin", Staff.PASSWORD)).isEqualTo(Outcome.IN);
    assertThat(staff.user("admin").mustChange()).isFalse();
    first(Optional.empty()).ensure();
    assertThat(file).doesNotExist();
  }

  @Test
  void a_start_that_ended_before_the_administrator_was_kept_uses_its_file() throws IOException {
    Path file = folder.resolve("admin.password");
    Files.writeString(file, "left-by-the-start-before\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatIllegalStateException()
        .as("which others may read")
        .isThrownBy(() -> first(Optional.empty()).ensure())
        .withMessageContaining("admin.password");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    first(Optional.empty()).ensure();

    assertThat(staff.signIn("admin", Secret.of("left-by-the-start-before"))).isEqualTo(Outcome.IN);
  }

  @Test
  void a_configured_administrator_is_made_once_and_never_overwritten() {
    first(Optional.of("configured-once")).ensure();
    first(Optional.of("configured-twice")).ensure();

    assertThat(staff.signIn("admin", Secret.of("configured-once"))).isEqualTo(Outcome.IN);
    assertThat(staff.user("admin").mustChange()).isFalse();
    assertThat(staff.signIn("admin", Secret.of("configured-twice"))).isEqualTo(Outcome.REFUSED);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_new_password_has_12_to_128_characters_and_is_neither_the_name_nor_the_old_one() {
    staff.with("li", Role.OPERATOR).with("long.user.name", Role.OPERATOR);

    assertThat(change("li", Staff.PASSWORD, text(11), text(11))).containsExactly("newPassword");
    assertThat(change("li", Staff.PASSWORD, text(129), text(129))).containsExactly("newPassword");
    assertThat(change("li", Staff.PASSWORD, Staff.PASSWORD, Staff.PASSWORD))
        .containsExactly("newPassword");
    assertThat(change("li", Staff.PASSWORD, text(12), text(13))).containsExactly("again");
    assertThat(change("li", Staff.WRONG, text(12), text(12))).containsExactly("password");
    Secret name = Secret.of("Long.User.Name");
    assertThat(change("long.user.name", Staff.PASSWORD, name, name)).containsExactly("newPassword");
    assertThat(staff.signIn("li", Staff.PASSWORD)).isEqualTo(Outcome.IN);

    assertThat(change("li", Staff.PASSWORD, text(12), text(12))).isEmpty();
    assertThat(change("li", text(12), text(128), text(128))).isEmpty();
    assertThat(staff.signIn("li", text(128))).isEqualTo(Outcome.IN);
  }

  @Test
  @Tag("access-R6")
  void a_new_password_ends_the_sessions_of_the_old_one() {
    staff.with("li", Role.OPERATOR);
    KnownUser before = staff.known.find("li").orElseThrow();
    staff.clock.advance(Duration.ofMinutes(1));

    change("li", Staff.PASSWORD, text(20), text(20));

    assertThat(staff.known.find("li").orElseThrow().passwordSetAt())
        .isAfter(before.passwordSetAt());
  }

  private List<String> change(String name, Secret present, Secret fresh, Secret again) {
    Person person = new Person();
    person.entered(KnownUser.of(staff.user(name)));
    return new OwnPassword(staff.signIns, staff.known, first(Optional.empty()), person)
        .change(present, fresh, again).all().stream().map(Finding::field).toList();
  }

  private FirstAdmin first(Optional<String> password) {
    return new FirstAdmin(
        new PeopleConfig("admin", password, Duration.ofMinutes(30)),
        new HubConfig("http://localhost:8080", folder.toString(), false),
        staff.users,
        staff.audit,
        staff.database.tx());
  }

  private static Secret text(int length) {
    return Secret.of("x".repeat(length));
  }
}
