package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

  @Test
  void a_body_of_just_1_mib_is_read() throws IOException {
    assertThat(BoundedBody.read(-1, stream(BoundedBody.MAX)).orElseThrow())
        .hasSize(BoundedBody.MAX);
  }

  @Test
  void a_larger_one_is_refused_after_one_byte_more_whatever_was_announced() throws IOException {
    InputStream body = stream(5 * BoundedBody.MAX);

    assertThat(BoundedBody.read(10, body)).isEmpty();
    assertThat(body.available()).isEqualTo(4 * BoundedBody.MAX - 1);
  }

  @Test
  void one_that_is_announced_as_larger_is_not_read_at_all() throws IOException {
    InputStream body = stream(10);

    assertThat(BoundedBody.read(BoundedBody.MAX + 1L, body)).isEmpty();
    assertThat(body.available()).isEqualTo(10);
  }

  private static InputStream stream(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }
}
