package dev.suitehub.openapi;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.platform.error.ProblemType;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.Takes;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to each operation what our own annotations, comments and catalogues say of its method. */
final class Operations extends AbstractOpenAPIExtension {

  static final String KEY = "clientKey";

  private static final Map<String, String> PATH_WORDS =
      Map.of(
          "provider", "Our key of the provider, as chosen with PUT: `[a-z0-9-]{1,32}`.",
          "suite", "Our key of the suite, as chosen with PUT: `[a-z0-9-]{1,32}`.",
          "corpid", "The corp's id as WeCom gives it to this suite.");

  /** Headers that HTTP itself has: OpenAPI tells them with the body. */
  private static final List<String> OF_HTTP = List.of("Content-Type", "Content-Length");

  private static final Map<String, String> MISSING =
      Map.of(
          "provider", "registry:no-such-provider",
          "suite", "registry:no-such-suite",
          "corpid", "registry:no-such-corp");

  private final Comments comments;
  private final Catalogue catalogue;
  private final Shapes shapes;

  Operations(Comments comments, Catalogue catalogue, Shapes shapes) {
    this.comments = comments;
    this.catalogue = catalogue;
    this.shapes = shapes;
  }

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    Comments.Comment comment = comments.of(method);
    Optional<NeedsScope> scope = Optional.ofNullable(method.getAnnotation(NeedsScope.class));
    String room = room(method);
    operation.setOperationId(
        method.getName()
            + method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", ""));
    operation.setTags(List.of(room));
    operation.setSummary(comment.first().replaceFirst("\\.$", ""));
    operation.setDescription(description(comment, scope));
    scope.ifPresent(
        needed -> {
          operation.addSecurityItem(new SecurityRequirement().addList(KEY));
          operation.addExtension("x-scope", needed.value().wireName());
        });
    parameters(operation, comment);
    takes(operation, method);
    passesOn(operation, method);
    ApiResponses responses = new ApiResponses();
    answers(responses, method);
    Map<Integer, List<ProblemType>> sure = problems(operation, method, scope.isPresent());
    sure.forEach((status, types) -> responses.addApiResponse(status + "", problem(types)));
    if (scope.isPresent()) {
      responses.addApiResponse(ApiResponses.DEFAULT, others(room, sure));
    }
    operation.setResponses(responses);
  }

  private static String room(Method method) {
    String[] parts = method.getDeclaringClass().getPackageName().split("\\.", -1);
    return parts[2];
  }

  private static @Nullable String description(
      Comments.Comment comment, Optional<NeedsScope> scope) {
    String needs =
        scope.map(needed -> "Scope: `" + needed.value().wireName() + "`.").orElse("No key needed.");
    return (comment.rest() + "\n\n" + needs).strip();
  }

  private static void parameters(Operation operation, Comments.Comment comment) {
    if (operation.getParameters() != null) {
      operation.getParameters().removeIf(given -> OF_HTTP.contains(given.getName()));
    }
    for (Parameter parameter : parametersOf(operation)) {
      String says = comment.parameters().get(parameter.getName());
      parameter.setDescription(says == null ? PATH_WORDS.get(parameter.getName()) : says);
    }
  }

  private static List<Parameter> parametersOf(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  private static void takes(Operation operation, Method method) {
    Takes takes = method.getAnnotation(Takes.class);
    if (takes == null) {
      return;
    }
    Schema<?> form = new ObjectSchema().additionalProperties(false);
    for (Takes.Field field : takes.value()) {
      Schema<?> text = schema(field);
      text.description(field.says());
      if (!field.example().isEmpty()) {
        text.example(field.list() ? List.of(field.example().split(", ", -1)) : field.example());
      }
      if (field.secret()) {
        text.writeOnly(true).format("password");
      }
      form.addProperty(field.name(), text);
      if (field.required()) {
        form.addRequiredItem(field.name());
      }
    }
    operation.setRequestBody(
        new RequestBody().required(true).content(content("application/json", form)));
  }

  private static Schema<?> schema(Takes.Field field) {
    if (field.flag()) {
      return new BooleanSchema();
    }
    if (field.number()) {
      return new IntegerSchema().format("int64");
    }
    if (field.objects()) {
      return new ArraySchema().items(new ObjectSchema());
    }
    return field.list() ? new ArraySchema().items(new StringSchema()) : new StringSchema();
  }

  /** What goes through as it came. */
  private static void passesOn(Operation operation, Method method) {
    LargeBody body = method.getAnnotation(LargeBody.class);
    if (body != null) {
      Content content = new Content();
      for (String type : body.mediaTypes()) {
        content.addMediaType(type, new MediaType().schema(new BinarySchema()));
      }
      operation.setRequestBody(new RequestBody().description(body.says()).content(content));
    }
  }

  private void answers(ApiResponses responses, Method method) {
    Answers answers = method.getAnnotation(Answers.class);
    if (answers != null) {
      for (int status : answers.status()) {
        ApiResponse response = new ApiResponse().description(word(status));
        if (answers.value() != Void.class) {
          Schema<?> body =
              answers.value() == InputStream.class
                  ? new BinarySchema()
                  : shapes.of(answers.value());
          response.content(content(answers.mediaType(), body));
        }
        responses.addApiResponse(status + "", response);
      }
      return;
    }
    Type type = method.getGenericReturnType();
    if (type == void.class) {
      responses.addApiResponse("204", new ApiResponse().description(word(204)));
    } else if (saysNothing(method)) {
      responses.addApiResponse("200", new ApiResponse().description(word(200)));
    } else {
      responses.addApiResponse(
          "200",
          new ApiResponse()
              .description(word(200))
              .content(content(mediaType(method), shapes.of(type))));
    }
  }

  /** Whether neither its return type nor an annotation says what a method answers. */
  static boolean saysNothing(Method method) {
    Class<?> type = method.getReturnType();
    return !method.isAnnotationPresent(Answers.class)
        && (type == jakarta.ws.rs.core.Response.class || type == CompletionStage.class);
  }

  private static String mediaType(Method method) {
    return Stream.of(
            method.getAnnotation(Produces.class),
            method.getDeclaringClass().getAnnotation(Produces.class))
        .filter(produces -> produces != null)
        .map(produces -> produces.value()[0])
        .findFirst()
        .orElse("*/*");
  }

  private static String word(int status) {
    return switch (status) {
      case 200 -> "As asked.";
      case 201 -> "Made.";
      case 202 -> "Taken, and under way.";
      case 204 -> "Done; there is nothing to say.";
      default -> "Status " + status + ".";
    };
  }

  /** What any method with such parameters may meet, by status. */
  private Map<Integer, List<ProblemType>> problems(
      Operation operation, Method method, boolean hasScope) {
    List<ProblemType> types = new ArrayList<>();
    if (hasScope) {
      types.add(catalogue.get("access:no-key"));
      types.add(catalogue.get("access:scope-missing"));
    }
    for (Parameter given : parametersOf(operation)) {
      types.add(catalogue.get("platform:invalid-input"));
      String missing = MISSING.get(given.getName());
      if (missing != null && isNeeded(method)) {
        types.add(catalogue.get(missing));
      }
    }
    if (method.isAnnotationPresent(Takes.class)) {
      types.add(catalogue.get("platform:invalid-input"));
      types.add(catalogue.get("platform:not-json"));
      types.add(catalogue.get("platform:too-large"));
    }
    if (method.isAnnotationPresent(PUT.class)) {
      types.add(catalogue.get("platform:changed-meanwhile"));
    }
    return types.stream()
        .distinct()
        .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
  }

  /** PUT makes what is not there; the feed knows keys only, and has no events of others. */
  private static boolean isNeeded(Method method) {
    return !method.isAnnotationPresent(PUT.class) && !room(method).equals("delivery");
  }

  private static ApiResponse problem(List<ProblemType> types) {
    return problem(types.stream().map(Operations::line).collect(Collectors.joining("\n")));
  }

  /** What is particular to the method's room. */
  private ApiResponse others(String room, Map<Integer, List<ProblemType>> sure) {
    String own =
        catalogue.of(room).stream()
            .filter(type -> !sure.getOrDefault(type.status(), List.of()).contains(type))
            .map(Operations::line)
            .collect(Collectors.joining("\n"));
    ApiResponse response =
        problem(
            (own.isEmpty() ? "" : "As far as it applies here:\n\n" + own + "\n\n")
                + "All types stand with the schema `Problem`.");
    return response.addHeaderObject(
        "Retry-After",
        new Header()
            .description("With a 503: seconds after which to ask again.")
            .schema(new IntegerSchema()));
  }

  private static String line(ProblemType type) {
    return "- %d `%s`: %s".formatted(type.status(), Catalogue.urn(type), type.title());
  }

  private static ApiResponse problem(String says) {
    return new ApiResponse()
        .description(says)
        .content(
            content(
                "application/problem+json", new Schema<>().$ref("#/components/schemas/Problem")));
  }

  private static Content content(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }
}
