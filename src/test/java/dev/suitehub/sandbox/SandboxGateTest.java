package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxGateTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.8.8.8, true",
    "::1, true",
    "0:0:0:0:0:0:0:1, true",
    "::ffff:127.0.0.1, true",
    "10.0.0.1, false",
    "8.8.8.8, false",
    "localhost, false",
    "'', false"
  })
  void only_this_machine_steers(String address, boolean loopback) {
    assertThat(SandboxGate.isLoopback(address)).isEqualTo(loopback);
  }
}
