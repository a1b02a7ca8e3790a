package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

  private static final Source CRM = Source.of(new SuiteKey("crm"));

  private final TestClock clock = TestClock.at("2026-11-22T12:00:00Z");
  private final RefusalLog log = new RefusalLog(clock);

  @Test
  @Tag("complaint-24")
  void a_scanner_gets_ten_lines_a_minute_and_then_a_count() {
    assertThat(linesOf(Source.UNKNOWN, 5_000)).isEqualTo(RefusalLog.LINES);
    clock.advance(Duration.ofSeconds(59));
    assertThat(linesOf(Source.UNKNOWN, 1)).isZero();

    clock.advance(Duration.ofSeconds(1));

    assertThat(line(Source.UNKNOWN)).contains("refused not-logged-before=4991");
    assertThat(line(Source.UNKNOWN)).contains("refused");
  }

  @Test
  void a_scanner_at_one_url_silences_no_other() {
    linesOf(Source.UNKNOWN, 100);

    assertThat(line(CRM)).contains("refused");
  }

  private long linesOf(Source source, int refusals) {
    return IntStream.range(0, refusals).filter(i -> line(source).isPresent()).count();
  }

  private Optional<String> line(Source source) {
    return log.line(source, UrlKind.COMMAND, "refused");
  }
}
