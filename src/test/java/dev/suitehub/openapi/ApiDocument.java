package dev.suitehub.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.ApiApplication;
import dev.suitehub.OpsApplication;
import dev.suitehub.platform.error.ProblemType;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.jaxrs2.DefaultParameterExtension;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The OpenAPI document of whatever the two applications list. */
public final class ApiDocument {

  private static final String ABOUT =
      """
      What business systems and scripts call. Send `Authorization: Bearer <client key>`; each operation names the scope \
      that the key needs.

      Failures are RFC 9457 problems: `type` to branch on, `detail` for the reader, `violations` with all that is wrong \
      with what was sent, `instance` to find it in the log. **A 503 with `Retry-After` is a state, not a failure**: no \
      ticket yet, a renewal under way; ask again after that many seconds. Other failures of path, method or media type \
      have the type `about:blank`.

      Secrets are written, never read back; an omitted secret stays as it is. Every machine that *uses* a token must be \
      in the provider's IP list (IP白名单) at WeCom, or WeCom answers 60020.
      """;

  private ApiDocument() {}

  /**
   * Writes it as JSON and as YAML.
   *
   * @param arguments the version, the folder of the sources, the folder to write to
   */
  public static void main(String[] arguments) throws IOException {
    OpenAPI document = of(arguments[0], java.nio.file.Path.of(arguments[1]));
    java.nio.file.Path folder = Files.createDirectories(java.nio.file.Path.of(arguments[2]));
    Files.writeString(folder.resolve("openapi.json"), Json.pretty(document), UTF_8);
    Files.writeString(folder.resolve("openapi.yaml"), Yaml.pretty(document), UTF_8);
  }

  static OpenAPI of(String version, java.nio.file.Path sources) throws IOException {
    Comments comments = Comments.below(sources);
    Catalogue catalogue = Catalogue.ofAllRooms();
    Shapes shapes = new Shapes(comments);
    OpenAPIExtensions.setExtensions(
        List.of(new Operations(comments, catalogue, shapes), new DefaultParameterExtension()));

    OpenAPI document = new OpenAPI();
    for (Application application : applications()) {
      Reader reader = new Reader(document);
      reader.setApplication(application);
      document = reader.read(resources(application));
    }
    Paths sorted = new Paths();
    sorted.putAll(new TreeMap<>(document.getPaths()));
    // Where a HEAD has a method of its own, that refuses it.
    sorted.values().forEach(path -> path.setHead(null));
    Components components =
        new Components()
            .addSecuritySchemes(
                Operations.KEY,
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("A client key, out of `POST /api/v1/client-keys`."));
    shapes.named().forEach(components::addSchemas);
    components.addSchemas("Problem", problem(catalogue));
    return document
        .info(new Info().title("SuiteHub").version(version).description(ABOUT))
        .tags(tags(comments))
        .paths(sorted)
        .components(components);
  }

  static List<Application> applications() {
    return List.of(new ApiApplication(), new OpsApplication());
  }

  static java.util.Set<Class<?>> resources(Application application) {
    return application.getClasses().stream()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .collect(Collectors.toSet());
  }

  private static List<Tag> tags(Comments comments) {
    TreeSet<String> rooms = new TreeSet<>();
    for (Application application : applications()) {
      resources(application).forEach(type -> rooms.add(type.getPackageName().split("\\.", -1)[2]));
    }
    return rooms.stream()
        .map(
            room ->
                new Tag()
                    .name(room)
                    .description(comments.ofPackage("dev.suitehub." + room).first()))
        .toList();
  }

  private static Schema<?> problem(Catalogue catalogue) {
    StringSchema type = new StringSchema();
    List<String> urns = new ArrayList<>(catalogue.types().stream().map(Catalogue::urn).toList());
    urns.add("about:blank");
    type.setEnum(urns);
    ProblemType first = catalogue.types().get(0);
    Schema<?> violation =
        new ObjectSchema()
            .addProperty("field", new StringSchema())
            .addProperty("rule", new StringSchema())
            .addProperty("message", new StringSchema());
    Schema<?> problem = new ObjectSchema();
    problem
        .description("Why it did not work (RFC 9457).\n\n" + catalogue.table())
        .addProperty("type", type)
        .addProperty("title", new StringSchema().example(first.title()))
        .addProperty("status", new IntegerSchema().example(first.status()))
        .addProperty("detail", new StringSchema().description("What was wrong and what to do."))
        .addProperty(
            "instance", new StringSchema().format("uri").description("In the log line, too."))
        .addProperty("violations", new ArraySchema().items(violation))
        .addProperty("retryAfter", new IntegerSchema().description("Seconds, as the header."));
    problem.required(List.of("type", "title", "status", "detail", "instance"));
    return problem;
  }
}
