package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.ops.HealthResource;
import jakarta.ws.rs.ApplicationPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The image, the compose file and what stands before the nodes, held against the build, the code
 * and each other. No engine runs here: what they start is run by hand.
 */
class DeploymentTest {

  private static final long MIB = 1 << 20;
  private static final String NODES = "node[0-9]";

  /** What a JVM with a hub has beside its heap: classes, code, threads, buffers. */
  private static final long BESIDE_THE_HEAP = 450 * MIB;

  /** What Payara Micro unpacks into its temporary folder. */
  private static final long UNPACKED = 150 * MIB;

  private final String image = read("Dockerfile");
  private final String pom = read("pom.xml");
  private final String nginx = read("server-config/nginx/suitehub.conf");
  private final Map<?, ?> compose = new Yaml().load(read("compose.yaml"));

  @Test
  void the_image_runs_what_the_build_made_and_tested() {
    List<String> froms = all(image, "(?m)^FROM (\\S+)");
    assertThat(froms)
        .hasSizeGreaterThan(1)
        .allSatisfy(from -> assertThat(from).matches("[a-z/-]+:[0-9].*"))
        .allSatisfy(from -> assertThat(from).contains(element("maven.compiler.release")));

    String built =
        element("outputDirectory", "payara-micro.jar").replace("${project.build.directory}", "")
            + "/"
            + element("destFileName");
    assertThat(image)
        .contains("mvn -B -ntp pre-integration-test")
        .contains("COPY --from=build /src/target" + built + " ")
        .contains("COPY --from=build /src/target/" + element("finalName") + ".war ");
    nodes()
        .forEach(
            node ->
                assertThat(node.get("image"))
                    .isEqualTo(element("artifactId") + ":" + element("version")));
  }

  @Test
  void the_image_starts_payara_micro_as_the_readme_does() {
    List<String> command = entryPoint();
    String options = pom.substring(pom.indexOf("<commandLineOptions>"));
    options = options.substring(0, options.indexOf("</commandLineOptions>"));

    assertThat(command).containsAll(all(options, "<key>([^<]+)</key>"));
    assertThat(command).containsSequence("--contextroot", "/");
    assertThat(image).contains("server-config/payara/micro.asadmin");
    for (String argument : command) {
      if (argument.startsWith("/opt/")) {
        String name = argument.substring(argument.lastIndexOf('/') + 1);
        assertThat(image).as(argument).containsPattern("COPY .*" + name);
      }
    }
  }

  @Test
  void nobody_is_root_and_nothing_is_written_but_in_the_volumes() {
    String user = only(image, "(?m)^USER (\\d+):\\d+$");
    assertThat(Integer.parseInt(user)).isPositive();
    assertThat(image.indexOf("USER ")).isLessThan(image.indexOf("ENTRYPOINT"));
    String data = only(image, "HUB_DATA_DIR=(\\S+)");
    assertThat(only(image, "(?m)^VOLUME (.*)$")).contains("\"" + data + "\"", "\"/tmp\"");
    assertThat(image).contains("chown " + user + ":" + user + " " + data);
    nodes()
        .forEach(
            node -> {
              assertThat(node.get("read_only")).isEqualTo(true);
              assertThat(texts(node.get("tmpfs"))).anyMatch(entry -> entry.startsWith("/tmp:"));
              assertThat(texts(node.get("volumes"))).anyMatch(entry -> entry.endsWith(":" + data));
              assertThat(texts(node.get("cap_drop"))).containsExactly("ALL");
            });
    assertThat(nodes().map(node -> node.get("volumes")).distinct().count())
        .as("each node has a folder of its own")
        .isEqualTo(nodes().count());
  }

  @Test
  void the_build_sees_what_it_copies_and_no_secret_beside_it() {
    String build = image.substring(0, image.lastIndexOf("FROM "));
    List<String> seen =
        read(".dockerignore").lines().filter(line -> !line.startsWith("#")).toList();

    assertThat(seen).first().isEqualTo("*");
    assertThat(seen.stream().skip(1))
        .containsExactlyInAnyOrderElementsOf(
            all(build, "(?m)^COPY (\\S+) ").stream().map(source -> "!" + source).toList())
        .doesNotContain("!.");
    assertThat(read(".gitignore").lines()).contains("/.env*", "/tls/", "*.pem");
  }

  @Test
  void a_node_that_could_not_start_ends_and_is_started_again() {
    assertThat(image).contains("ENV HUB_EXIT_ON_FAILED_START=true\n");
    services()
        .values()
        .forEach(each -> assertThat(map(each).get("restart")).isEqualTo("unless-stopped"));
  }

  @Test
  void heap_and_temporary_files_fit_into_the_memory_of_a_node() {
    String manual = read("src/main/resources/META-INF/microprofile-config.properties");
    long percent = Long.parseLong(only(image, "MaxRAMPercentage=(\\d+)"));
    long bodies =
        Long.parseLong(only(manual, "#hub\\.gateway\\.parallel=(\\d+)"))
            * Long.parseLong(only(manual, "#hub\\.gateway\\.body-mib=(\\d+)"))
            * MIB;
    nodes()
        .forEach(
            node -> {
              long limit = size("" + node.get("mem_limit"));
              long files = size(only("" + node.get("tmpfs"), "/tmp:size=(\\w+),"));
              assertThat(limit * percent / 100 + files + BESIDE_THE_HEAP)
                  .isLessThanOrEqualTo(limit);
              assertThat(files).isGreaterThanOrEqualTo(UNPACKED + bodies);
            });
  }

  @Test
  void nobody_takes_the_whole_machine() {
    services()
        .forEach(
            (name, each) -> {
              Map<?, ?> options = map(map(map(each).get("logging")).get("options"));
              assertThat(options.keySet().stream().map(String::valueOf))
                  .as("the log of %s", name)
                  .contains("max-size", "max-file");
              assertThat(map(each).get("mem_limit")).as("the memory of %s", name).isNotNull();
            });
  }

  @Test
  void every_server_ends_where_memory_runs_out_and_writes_chinese_names() {
    for (String file :
        List.of(
            "Dockerfile",
            "server-config/payara/suitehub.asadmin",
            "server-config/wildfly/java.conf")) {
      assertThat(read(file))
          .as(file)
          .containsPattern("-XX:?\\\\*:\\+ExitOnOutOfMemoryError")
          .contains("-Dfile.encoding=UTF-8");
    }
  }

  @Test
  void every_variable_is_a_key_of_the_hub() {
    Set<String> keys =
        all(
                read("src/main/resources/META-INF/microprofile-config.properties"),
                "(?m)^#(hub\\.[^=]+)=")
            .stream()
            .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used = new TreeSet<>(all(image, "\\b(HUB_[A-Z_]+)="));
    nodes()
        .forEach(node -> map(node.get("environment")).keySet().forEach(key -> used.add("" + key)));

    assertThat(keys).containsAll(used);
    assertThat(used).contains("HUB_DB_URL", "HUB_PUBLIC_URL", "HUB_SECURITY_MASTER_KEY");
  }

  @Test
  void no_secret_has_a_value_here() {
    Stream.concat(nodes(), Stream.of(service("db")))
        .flatMap(each -> map(each.get("environment")).entrySet().stream())
        .filter(entry -> ("" + entry.getKey()).matches(".*(PASSWORD|KEY)$"))
        .forEach(entry -> assertThat("" + entry.getValue()).matches("\\$\\{[A-Z_]+:\\?.+}"));
  }

  @Test
  void two_nodes_share_one_postgresql() {
    assertThat(nodes().count()).isEqualTo(2);
    String tag = only("" + service("db").get("image"), "postgres:(\\d+)\\.\\d+");
    assertThat(Integer.parseInt(tag)).isGreaterThanOrEqualTo(15);
    nodes()
        .forEach(
            node ->
                assertThat(map(node.get("environment")).get("HUB_DB_URL"))
                    .isEqualTo(
                        "jdbc:postgresql://db:5432/"
                            + map(service("db").get("environment")).get("POSTGRES_DB")));
  }

  @Test
  void the_health_check_asks_for_what_is_there() {
    String path = only(read("server-config/docker/healthy"), "GET (\\S+) HTTP");
    String below =
        OpsApplication.class.getAnnotation(ApplicationPath.class).value()
            + "/"
            + HealthResource.class.getAnnotation(jakarta.ws.rs.Path.class).value()
            + "/";
    List<String> paths =
        Arrays.stream(HealthResource.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(jakarta.ws.rs.Path.class))
            .map(method -> below + method.getAnnotation(jakarta.ws.rs.Path.class).value())
            .toList();

    assertThat(paths).contains(path);
    assertThat(image).contains("CMD [\"bash\", \"/opt/suitehub/healthy\"]");
  }

  @Test
  void all_speak_on_the_same_port() {
    String port = only(image, "(?m)^EXPOSE (\\d+)$");

    assertThat(entryPoint()).containsSequence("--port", port);
    assertThat(read("server-config/docker/healthy")).contains("${1:-" + port + "}");
    // By address: nginx does not start where one of several names leads nowhere.
    List<String> upstream = all(nginx, "(?m)^  server (\\d+\\.\\S+) max_fails=0;");
    List<String> addresses = nodes().map(node -> address(node) + ":" + port).toList();
    assertThat(upstream).hasSize(2 * addresses.size());
    assertThat(new TreeSet<>(upstream)).isEqualTo(new TreeSet<>(addresses));
    assertThat(all(nginx, "(?m)^  server (\\S+)(?: .*)?;")).isEqualTo(upstream);
  }

  @Test
  void what_a_starting_server_answers_goes_no_further_where_the_other_node_can_be_asked() {
    String other = "proxy_next_upstream error timeout http_404 http_500 http_502 http_503 http_504";
    assertThat(nginx).contains("\n  " + other + ";\n");
    assertThat(location("/callback/")).contains(other + " non_idempotent;");
    for (String path : List.of("~ ^/WW_verify_[A-Za-z0-9]+\\.txt$", "/install/", "/api/")) {
      assertThat(location(path)).as(path).doesNotContain("proxy_next_upstream");
    }
    for (String path : List.of("= /", "/console/")) {
      assertThat(location(path)).as(path).contains("proxy_next_upstream error timeout;");
    }
    assertThat(all(nginx, "(non_idempotent)")).hasSize(1);
  }

  @Test
  void no_log_of_the_proxy_holds_what_is_behind_the_question_mark() {
    String format = only(nginx, "(?s)log_format hub (.*?);");
    assertThat(format)
        .contains("$uri ")
        .doesNotContainPattern("\\$(request|request_uri|args|query_string|http_referer)\\b");
    assertThat(all(nginx, "(?m)^  (access_log \\S+ hub);"))
        .hasSameSizeAs(all(nginx, "(?m)^(server) "));
    assertThat(all(nginx, "(access_log)")).hasSameSizeAs(all(nginx, "(?m)^(server) "));
    assertThat(location("/install/")).containsPattern("error_log \\S+ crit;");
  }

  @Test
  void nobody_is_believed_on_the_scheme() {
    for (String file :
        List.of(
            "payara/micro.asadmin",
            "payara/suitehub.asadmin",
            "wildfly/suitehub.cli",
            "nginx/suitehub.conf")) {
      assertThat(read("server-config/" + file)).as(file).doesNotContain("X-Forwarded-Proto");
    }
  }

  @Test
  void the_proxy_is_the_one_that_the_hub_believes() {
    Map<?, ?> proxy = service("proxy");
    Object address = address(proxy);

    nodes()
        .forEach(
            node ->
                assertThat(map(node.get("environment")).get("HUB_TRUSTED_PROXIES"))
                    .isEqualTo(address));
    assertThat(texts(proxy.get("volumes")))
        .anyMatch(volume -> volume.startsWith("./server-config/nginx/suitehub.conf:"));
    assertThat(nginx).contains("proxy_set_header X-Forwarded-For $remote_addr;");
  }

  @Test
  void proxy_and_servers_let_through_what_the_hub_takes() {
    String manual = read("src/main/resources/META-INF/microprofile-config.properties");
    long body = Long.parseLong(only(manual, "#hub\\.gateway\\.body-mib=(\\d+)")) * MIB;
    long form =
        Long.parseLong(only(read("src/main/webapp/WEB-INF/web.xml"), "<max-request-size>(\\d+)<"));
    long least = Math.max(body, form);

    assertThat(Long.parseLong(all(nginx, "client_max_body_size (\\d+)m").get(0)) * MIB)
        .isGreaterThanOrEqualTo(least);
    long most =
        Long.parseLong(
            only(
                read("src/main/java/dev/suitehub/gateway/GatewayConfig.java"),
                "MOST_MIB = (\\d+)"));
    assertThat(
            Long.parseLong(
                only(read("server-config/wildfly/suitehub.cli"), "max-post-size,value=(\\d+)")))
        .isGreaterThanOrEqualTo(most * MIB);
    Duration deadline = Duration.parse(only(manual, "#hub\\.gateway\\.deadline=(\\S+)"));
    assertThat(Long.parseLong(all(nginx, "proxy_read_timeout (\\d+)s").get(0)))
        .isGreaterThan(deadline.toSeconds());
  }

  @Test
  void the_proxy_passes_what_others_call_and_never_the_sandbox() {
    for (String prefix :
        List.of("callback", "install", "style", "api", "console", "ops", "WW_verify_")) {
      assertThat(nginx).contains(prefix);
    }
    assertThat(nginx.replaceAll("(?m)#.*$", "")).doesNotContain("sandbox");
  }

  @Test
  void the_comments_say_which_server_it_is() {
    assertThat(read("server-config/payara/suitehub.asadmin"))
        .contains("asadmin multimode --file server-config/payara/suitehub.asadmin");
    assertThat(read("server-config/wildfly/suitehub.cli"))
        .contains("--file=server-config/wildfly/suitehub.cli");
  }

  private List<String> entryPoint() {
    return all(only(image, "(?m)^ENTRYPOINT \\[(.*)]$"), "\"([^\"]*)\"");
  }

  private Stream<? extends Map<?, ?>> nodes() {
    return services().entrySet().stream()
        .filter(entry -> ("" + entry.getKey()).matches(NODES))
        .map(entry -> map(entry.getValue()));
  }

  private Map<?, ?> services() {
    return map(compose.get("services"));
  }

  private static Object address(Map<?, ?> service) {
    return Objects.requireNonNull(map(map(service.get("networks")).get("hub")).get("ipv4_address"));
  }

  /** What nginx does with that path. */
  private String location(String path) {
    return only(nginx, "(?s)\n  location " + Pattern.quote(path) + " \\{(.*?)\n  }");
  }

  private static long size(String text) {
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return number * (text.endsWith("g") ? 1024 : 1) * MIB;
  }

  private Map<?, ?> service(String name) {
    return map(services().get(name));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(value)).forEach(each -> texts.add("" + each));
    return texts;
  }

  /** Of the pom, the first of that name. */
  private String element(String name) {
    return all(pom, "<" + name + ">([^<]+)</").get(0);
  }

  /** Of the pom, the last of that name before a text. */
  private String element(String name, String before) {
    List<String> found = all(pom.substring(0, pom.indexOf(before)), "<" + name + ">([^<]+)</");
    return found.get(found.size() - 1);
  }

  private static String only(String text, String pattern) {
    List<String> found = all(text, pattern);
    assertThat(found).as(pattern).hasSize(1);
    return found.get(0);
  }

  private static List<String> all(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
