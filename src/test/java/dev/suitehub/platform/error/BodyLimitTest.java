package dev.suitehub.platform.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  @Test
  void a_body_that_breaks_off_is_no_failure_of_the_hub() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("broken off");
          }

          @Override
          public int read(byte[] into, int from, int most) throws IOException {
            throw new EOFException("broken off");
          }
        };
    ProblemException one =
        catchThrowableOfType(
            ProblemException.class, () -> new BodyLimit.Limited(broken).readNBytes(1));
    ProblemException all =
        catchThrowableOfType(
            ProblemException.class, () -> new BodyLimit.Limited(broken).readAllBytes());

    assertThat(one.type()).isEqualTo(PlatformProblem.BROKEN_OFF);
    assertThat(all.type()).isEqualTo(PlatformProblem.BROKEN_OFF);
  }

  @Test
  void a_body_may_be_just_as_large_as_the_limit() throws IOException {
    byte[] most = new byte[BodyLimit.MOST_BYTES];
    assertThat(new BodyLimit.Limited(new ByteArrayInputStream(most)).readAllBytes())
        .hasSize(BodyLimit.MOST_BYTES);

    byte[] more = new byte[BodyLimit.MOST_BYTES + 1];
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> new BodyLimit.Limited(new ByteArrayInputStream(more)).readAllBytes());
    assertThat(refused.type()).isEqualTo(PlatformProblem.TOO_LARGE);
  }
}
