package dev.suitehub.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.gateway.GatewayProblem;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.http.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundedUploadTest {

  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(10));
  private static final Deadline OVER = Deadline.in(Duration.ofMinutes(-1));

  /** As a server's stream does where its own limit is reached. */
  private static final class Refusing extends InputStream {

    @Override
    public int read() throws IOException {
      throw new IOException("larger than the server allows");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw new IOException("larger than the server allows");
    }
  }

  @Test
  void a_body_that_the_server_cuts_off_is_a_problem_of_the_callers() {
    InputStream source =
        new SequenceInputStream(new ByteArrayInputStream(new byte[9]), new Refusing());

    ProblemException problem = failure(new BoundedUpload(source, 100, SOON));

    assertThat(problem.type()).isEqualTo(GatewayProblem.BAD_CALL);
    assertThat(problem.detail()).contains("max-post-size", "has not acted");
  }

  @Test
  void a_body_that_comes_too_slowly_is_one_too() {
    InputStream source = new ByteArrayInputStream(new byte[9]);

    assertThat(failure(new BoundedUpload(source, 100, OVER)).type())
        .isEqualTo(GatewayProblem.BAD_CALL);
  }

  @Test
  void the_end_of_a_body_is_never_too_late() {
    BoundedUpload upload = new BoundedUpload(InputStream.nullInputStream(), 100, OVER);

    assertThat(upload.read(new byte[8], 0, 8)).isEqualTo(-1);
  }

  @Test
  void a_body_may_be_as_large_as_the_limit_and_no_larger() throws IOException {
    assertThat(new BoundedUpload(bytes(100), 100, SOON).readAllBytes()).hasSize(100);
    assertThat(failure(new BoundedUpload(bytes(101), 100, SOON)).type())
        .isEqualTo(PlatformProblem.TOO_LARGE);
  }

  private static InputStream bytes(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  private static ProblemException failure(BoundedUpload upload) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> upload.readAllBytes());
    assertThat(problem).isNotNull();
    return problem;
  }
}
