package dev.suitehub.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.suitehub.platform.error.ProblemType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every problem of every room of the hub; the sandbox plays somebody else. */
record Catalogue(List<ProblemType> types) {

  static Catalogue ofAllRooms() {
    return new Catalogue(
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.suitehub")
                .stream()
                .filter(type -> type.isAssignableTo(ProblemType.class) && type.isEnum())
                .filter(type -> !type.getPackageName().startsWith("dev.suitehub.sandbox"))
                .map(JavaClass::reflect)
                .flatMap(Catalogue::constants)
                .sorted(Comparator.comparing(Catalogue::urn))
                .toList());
  }

  private static Stream<ProblemType> constants(Class<?> catalogue) {
    return Arrays.stream(catalogue.asSubclass(ProblemType.class).getEnumConstants());
  }

  static String urn(ProblemType type) {
    return "urn:suitehub:" + type.room() + ":" + type.slug();
  }

  /** By {@code room:slug}. */
  ProblemType get(String name) {
    return types.stream()
        .filter(type -> urn(type).equals("urn:suitehub:" + name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no problem " + name));
  }

  List<ProblemType> of(String room) {
    return types.stream().filter(type -> type.room().equals(room)).toList();
  }

  String table() {
    StringBuilder table = new StringBuilder("| type | status | title |\n|---|---|---|\n");
    types.forEach(
        type ->
            table.append("| `%s` | %d | %s |\n".formatted(urn(type), type.status(), type.title())));
    return table.toString();
  }
}
