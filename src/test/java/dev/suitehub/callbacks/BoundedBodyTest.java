package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
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

  @Test
  void who_drips_a_body_in_is_heard_as_long_as_wecom_would_send() throws IOException {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            target[offset] = (byte) read();
            return 1;
          }
        };

    assertThatThrownBy(() -> BoundedBody.read(endless, nanos::get))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Duration.ofNanos(nanos.get() - (Long.MAX_VALUE - 1000)))
        .isEqualTo(BoundedBody.LONGEST.plusSeconds(1));
  }

  private static InputStream stream(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }
}
