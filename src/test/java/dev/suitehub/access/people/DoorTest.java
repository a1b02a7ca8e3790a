package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoorTest {

  @Test
  void a_name_is_looked_for_as_it_is_written_and_never_with_nul() {
    assertThat(Door.known(" Admin\t")).isEqualTo("admin");
    assertThat(Door.known("ad\0min")).isEqualTo("ad?min");
  }
}
