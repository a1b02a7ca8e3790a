package dev.suitehub.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Open;
import dev.suitehub.platform.web.Takes;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API's document says what a caller has to know, of every operation and every problem. */
class ApiDocumentTest {

  private static OpenAPI document = new OpenAPI();

  @BeforeAll
  static void make() throws IOException {
    document = ApiDocument.of("1", Path.of("src/main/java"));
  }

  @Test
  void every_resource_method_is_in_it() {
    assertThat(operations()).hasSameSizeAs(methods());
    assertThat(operations().values()).extracting(Operation::getOperationId).doesNotHaveDuplicates();
  }

  @Test
  void every_operation_has_a_summary_out_of_its_comment() {
    assertThat(operations())
        .allSatisfy(
            (call, operation) ->
                assertThat(operation.getSummary())
                    .as("%s: give the resource method a first sentence", call)
                    .isNotBlank());
  }

  @Test
  void every_operation_names_its_scope_or_is_open() {
    assertThat(methods())
        .allSatisfy(
            method ->
                assertThat(
                        method.isAnnotationPresent(NeedsScope.class)
                            ^ method.isAnnotationPresent(Open.class))
                    .as("%s has @NeedsScope or @Open", method)
                    .isTrue());
    assertThat(operations())
        .allSatisfy(
            (call, operation) ->
                assertThat(operation.getDescription())
                    .as(call)
                    .containsPattern("Scope: `[a-z-]+:[a-z]+`|No key needed"));
  }

  @Test
  void every_operation_says_what_it_answers_and_what_it_takes() {
    assertThat(methods())
        .allSatisfy(
            method -> {
              assertThat(Operations.saysNothing(method)).as("%s needs @Answers", method).isFalse();
              assertThat(!readsText(method) || method.isAnnotationPresent(Takes.class))
                  .as("%s needs @Takes", method)
                  .isTrue();
            });
  }

  @Test
  void every_parameter_is_described() {
    assertThat(operations())
        .allSatisfy(
            (call, operation) ->
                assertThat(
                        operation.getParameters() == null
                            ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                            : operation.getParameters())
                    .as("%s: a @param for each", call)
                    .allSatisfy(given -> assertThat(given.getDescription()).isNotBlank()));
  }

  @Test
  void every_problem_type_is_listed() {
    List<String> listed =
        Json.mapper()
            .valueToTree(document)
            .at("/components/schemas/Problem/properties/type/enum")
            .valueStream()
            .map(JsonNode::asText)
            .toList();

    assertThat(listed)
        .contains("about:blank", "urn:suitehub:tokens:no-ticket-yet")
        .containsAll(Catalogue.ofAllRooms().types().stream().map(Catalogue::urn).toList());
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references =
        Json.mapper().valueToTree(document).findValuesAsText("$ref").stream().distinct().toList();

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.getComponents().getSchemas())
                    .containsKey(reference.replace("#/components/schemas/", "")));
  }

  private static Map<String, Operation> operations() {
    Map<String, Operation> operations = new TreeMap<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (PathItem.HttpMethod verb, Operation operation) ->
                            operations.put(verb + " " + path, operation)));
    return operations;
  }

  private static List<Method> methods() {
    return ApiDocument.applications().stream()
        .flatMap(application -> ApiDocument.resources(application).stream())
        .flatMap(resource -> Stream.of(resource.getMethods()))
        .filter(
            method ->
                !method.isAnnotationPresent(HEAD.class)
                    && Arrays.stream(method.getAnnotations())
                        .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
        .toList();
  }

  private static boolean readsText(Method method) {
    return Arrays.stream(method.getParameters())
        .anyMatch(given -> given.getType() == String.class && isEntity(given));
  }

  private static boolean isEntity(Parameter given) {
    return given.getAnnotations().length == 0
        || Arrays.stream(given.getAnnotations())
            .noneMatch(a -> a.annotationType().getPackageName().startsWith("jakarta.ws.rs"));
  }
}
