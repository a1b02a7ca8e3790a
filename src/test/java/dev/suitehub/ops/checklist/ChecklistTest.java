package dev.suitehub.ops.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.gateway.GatewayConfig;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.DatabaseFacts;
import dev.suitehub.platform.db.DatabaseFacts.Told;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.platform.web.ForwardedSign;
import dev.suitehub.platform.web.TrustedProxies;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.upstream.WecomClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecklistTest {

  private static final Path TEXTS =
      Path.of("src/main/resources/dev/suitehub/ops/checklist.properties");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TrustedProxies usual = new TrustedProxies(TrustedProxies.USUAL);
  private final WecomClock wecom = new WecomClock(Clock.systemUTC());
  @TempDir private Path data;

  @ParameterizedTest
  @CsvSource({
    "https://hub.example.com,      GOOD, good",
    "https://hub.example.com:8443, GOOD, good",
    "http://hub.example.com,       BAD,  not-https",
    "https://hub.example.com/hub,  BAD,  path",
    "http://localhost:8080,        BAD,  local-name",
    "https://hub,                  BAD,  local-name",
    "https://203.0.113.7,          WARN, number",
  })
  void the_public_url_is_https_with_a_name_and_without_a_path(String url, Mark mark, String word) {
    Check check = find(addresses(url, false).look(), Point.PUBLIC_URL);

    assertThat(check.mark()).isEqualTo(mark);
    assertThat(check.word()).isEqualTo(word);
  }

  @Test
  void a_sandbox_is_not_for_production_and_neither_is_another_wecom() {
    List<Check> playing = addresses("https://hub.example.com", true).look();
    List<Check> real = addresses("https://hub.example.com", false).look();

    assertThat(find(playing, Point.SANDBOX).mark()).isEqualTo(Mark.BAD);
    assertThat(find(playing, Point.UPSTREAM).text(Locale.ENGLISH))
        .contains("https://hub.example.com/sandbox");
    assertThat(real).extracting(Check::mark).containsOnly(Mark.GOOD);
  }

  @Test
  void postgresql_is_good_as_long_as_it_keeps_what_it_acknowledges() {
    Told good = new Told(true, Duration.ZERO, List.of());
    Told careless = new Told(true, Duration.ZERO, List.of("fsync", "synchronous_commit"));

    assertThat(DatabasePoints.kind(good).mark()).isEqualTo(Mark.GOOD);
    assertThat(DatabasePoints.keeps(good).mark()).isEqualTo(Mark.GOOD);
    assertThat(DatabasePoints.keeps(careless).mark()).isEqualTo(Mark.BAD);
    assertThat(DatabasePoints.keeps(careless).text(Locale.CHINESE))
        .contains("fsync, synchronous_commit");
  }

  @Test
  @DisabledIfSystemProperty(named = "it.database", matches = "postgresql")
  void the_embedded_database_is_not_for_production() {
    List<Check> found = databasePoints(database.dataSource(), new HubClock()).look();

    assertThat(find(found, Point.DATABASE).mark()).isEqualTo(Mark.BAD);
    assertThat(find(found, Point.CLOCK).mark()).isEqualTo(Mark.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "1900, GOOD, good",
    "2200, WARN, behind",
    "9000, WARN, behind",
    "10500, BAD, behind",
    "-2300, WARN, ahead",
    "-10500, BAD, ahead",
  })
  void the_machine_and_the_database_have_to_agree_on_the_time(long millis, Mark mark, String word) {
    HubClock clock =
        new HubClock() {
          @Override
          public Instant machine() {
            return super.machine().plusMillis(millis);
          }
        };

    Check check = find(databasePoints(database.dataSource(), clock).look(), Point.CLOCK);

    assertThat(check.mark()).as(check.text(Locale.ENGLISH)).isEqualTo(mark);
    assertThat(check.word()).isEqualTo(word);
  }

  @Test
  void a_turned_clock_of_the_hub_is_not_the_machines() {
    HubClock clock = new HubClock();
    clock.advance(Duration.ofHours(3));

    assertThat(find(databasePoints(database.dataSource(), clock).look(), Point.CLOCK).mark())
        .isEqualTo(Mark.GOOD);
  }

  @Test
  void wecom_has_to_agree_on_the_time_once_it_has_answered() {
    DatabasePoints points = databasePoints(database.dataSource(), new HubClock());
    assertThat(find(points.look(), Point.WECOM_CLOCK).word()).isEqualTo("not-heard");

    wecom.said("Sun, 23 Nov 2025 08:00:30 GMT");

    assertThat(find(points.look(), Point.WECOM_CLOCK).mark()).isEqualTo(Mark.BAD);
    assertThat(find(points.look(), Point.WECOM_CLOCK).word()).isEqualTo("behind");
  }

  @Test
  @Tag("ops-R10")
  void a_database_that_does_not_answer_is_told_and_nothing_fails() {
    JdbcDataSource gone = new JdbcDataSource();
    gone.setURL("jdbc:h2:mem:never-made;IFEXISTS=TRUE");

    List<Check> found = databasePoints(gone, new HubClock()).look();

    assertThat(found).extracting(Check::id).hasSize(4).doesNotHaveDuplicates();
    assertThat(find(found, Point.DATABASE).word()).isEqualTo("silent");
  }

  @Test
  void a_master_key_beside_its_data_is_not_for_production() throws IOException {
    assertThat(masterKey(Optional.empty()).mark()).isEqualTo(Mark.BAD);
    assertThat(masterKey(Optional.of("k3y")).mark()).isEqualTo(Mark.GOOD);

    Files.writeString(data.resolve("master.key"), "k3y");

    Check leftOver = masterKey(Optional.of("k3y"));
    assertThat(leftOver.mark()).isEqualTo(Mark.WARN);
    assertThat(leftOver.text(Locale.ENGLISH)).contains("master.key").doesNotContain("k3y");
  }

  @Test
  void a_proxy_wants_to_be_named() {
    ForwardedSign sign = new ForwardedSign(usual);
    assertThat(proxies(usual, sign).word()).isEqualTo("none-seen");

    sign.seen("10.0.0.7");
    assertThat(proxies(usual, sign).mark()).isEqualTo(Mark.WARN);
    sign.seen("203.0.113.7");
    assertThat(proxies(usual, sign).mark()).isEqualTo(Mark.BAD);

    TrustedProxies named = new TrustedProxies("10.0.0.7");
    ForwardedSign known = new ForwardedSign(named);
    known.seen("10.0.0.7");
    assertThat(proxies(named, known).mark()).isEqualTo(Mark.GOOD);
    known.seen("10.0.0.8");
    assertThat(proxies(named, known).mark()).isEqualTo(Mark.BAD);
  }

  @Test
  void the_server_has_to_take_the_largest_body() {
    long wanted = 21L << 20;

    assertThat(ServerPoints.bodySize(OptionalLong.empty(), wanted).mark()).isEqualTo(Mark.GOOD);
    assertThat(ServerPoints.bodySize(OptionalLong.of(wanted), wanted).mark()).isEqualTo(Mark.GOOD);
    Check small = ServerPoints.bodySize(OptionalLong.of(10L << 20), wanted);
    assertThat(small.mark()).isEqualTo(Mark.WARN);
    assertThat(small.text(Locale.ENGLISH)).contains("10 MiB").contains("21 MiB");
  }

  @Test
  void a_log_that_cannot_write_chinese_is_told() {
    assertThat(ServerPoints.charset(StandardCharsets.UTF_8).mark()).isEqualTo(Mark.GOOD);
    assertThat(ServerPoints.charset(StandardCharsets.US_ASCII).mark()).isEqualTo(Mark.WARN);
  }

  @Test
  @Tag("ops-R9")
  void every_point_is_told_once_and_has_its_words() throws IOException {
    List<Check> all =
        new Checklist(
                addresses("https://hub.example.com", false),
                databasePoints(database.dataSource(), new HubClock()),
                new SecretPoints(
                    new HubConfig("https://hub.example.com", data.toString(), false),
                    Optional.empty()),
                server(usual, new ForwardedSign(usual)))
            .all();
    assertThat(all)
        .extracting(Check::id)
        .containsExactlyElementsOf(Arrays.stream(Point.values()).map(Point::id).toList());
    all.forEach(
        check -> assertThat(check.text(Locale.ENGLISH)).isNotEqualTo(check.text(Locale.CHINESE)));

    Properties texts = new Properties();
    try (var reader = Files.newBufferedReader(TEXTS)) {
      texts.load(reader);
    }
    Set<String> told =
        texts.stringPropertyNames().stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told)
        .isEqualTo(
            Arrays.stream(Point.values())
                .map(Point::id)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  @Tag("ops-R9")
  void the_documentation_lists_the_same_points() throws IOException {
    String document = Files.readString(Path.of("docs/operations.md"));
    List<String> listed =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| program \\|")
            .matcher(document)
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertThat(listed)
        .containsExactlyElementsOf(Arrays.stream(Point.values()).map(Point::id).toList());
  }

  private AddressPoints addresses(String url, boolean sandbox) {
    return new AddressPoints(new HubConfig(url, data.toString(), sandbox), upstream(url, sandbox));
  }

  private static UpstreamConfig upstream(String url, boolean sandbox) {
    return new UpstreamConfig(
        new HubConfig(url, "./data", sandbox),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(6),
        40_000,
        50);
  }

  private DatabasePoints databasePoints(DataSource source, HubClock clock) {
    return new DatabasePoints(
        new DatabaseFacts(source), upstream("https://hub.example.com", false), wecom, clock);
  }

  private Check masterKey(Optional<String> key) {
    HubConfig hub = new HubConfig("https://hub.example.com", data.toString(), false);
    return find(new SecretPoints(hub, key).look(), Point.MASTER_KEY);
  }

  private static Check proxies(TrustedProxies proxies, ForwardedSign sign) {
    return find(server(proxies, sign).look(), Point.TRUSTED_PROXIES);
  }

  private static ServerPoints server(TrustedProxies proxies, ForwardedSign sign) {
    return new ServerPoints(
        proxies, sign, new GatewayConfig(16, Duration.ofSeconds(60), 21), Optional.empty());
  }

  private static Check find(List<Check> checks, Point point) {
    return checks.stream().filter(check -> check.id().equals(point.id())).findFirst().orElseThrow();
  }
}
