package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

  @Test
  void a_body_of_just_1_mib_is_read() throws IOException {
    assertThat(BoundedBody.read(stream(BoundedBody.MAX)).orElseThrow()).hasSize(BoundedBody.MAX);
  }

  @Test
  void a_larger_one_is_dropped_to_its_end_so_that_the_answer_gets_through() throws IOException {
    InputStream body = stream(5 * BoundedBody.MAX);

    assertThat(BoundedBody.read(body)).isEmpty();
    assertThat(body.available()).isZero();
  }

  @Test
  void nobody_is_listened_to_for_ever() throws IOException {
    InputStream body = stream(20 * BoundedBody.MAX);

    assertThat(BoundedBody.read(body)).isEmpty();
    assertThat(body.available()).isPositive();
  }

  private static InputStream stream(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }
}
