package dev.suitehub.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.suitehub.platform.db.TestDatabase;
import jakarta.persistence.NamedQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuditLogTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final AuditLog log = new AuditLog(database.entities(), Clock.systemUTC());

  @Test
  void every_act_is_an_entry_of_its_own_with_its_texts_cut() {
    database.tx().run(() -> log.note("billing", "suite.put", "suite/crm", "x".repeat(2000)));
    database.tx().run(() -> log.note("billing", "suite.put", "suite/crm", ""));

    List<?> details =
        database
            .entities()
            .createNativeQuery("select detail from audit_entry order by length(detail)")
            .getResultList();
    assertThat(details).hasSize(2);
    assertThat(details.get(1)).isEqualTo("x".repeat(1000));
  }

  /** The log knows nothing but new entries, and only the log knows entries. */
  @Test
  @Tag("access-R3")
  void nothing_changes_an_entry_that_is_written() throws IOException {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.suitehub");

    assertThat(classes.get(AuditEntry.class).getDirectDependenciesToSelf())
        .isNotEmpty()
        .allSatisfy(
            use ->
                assertThat(use.getOriginClass().getSimpleName())
                    .isIn("AuditLog", "AuditBook", "AuditChain", "AuditLink", "Item"));
    assertThat(classes.get(AuditEntry.class).getFieldAccessesFromSelf())
        .filteredOn(access -> access.getAccessType() == AccessType.SET)
        .isNotEmpty()
        .allSatisfy(access -> assertThat(access.getOrigin().getName()).isEqualTo("of"));
    assertThat(classes.get(AuditLog.class).getMethodCallsFromSelf())
        .filteredOn(call -> call.getTargetOwner().getName().endsWith("EntityManager"))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.getName()).isEqualTo("persist"));
    assertThat(classes.get(AuditBook.class).getMethodCallsFromSelf())
        .filteredOn(call -> call.getTargetOwner().getName().endsWith("EntityManager"))
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.getName()).isIn("createQuery", "createNamedQuery"));
    // The chain marks an entry as linked, once; nothing else is ever written to it.
    assertThat(updates()).containsExactly(AuditEntry.LINK);
    assertThat(sourcesThatName("audit_entry")).containsExactly("AuditEntry.java");
  }

  private static List<String> updates() {
    return Arrays.stream(AuditEntry.class.getAnnotationsByType(NamedQuery.class))
        .filter(one -> !one.query().startsWith("select "))
        .filter(
            one -> {
              assertThat(one.query())
                  .isEqualTo(
                      "update AuditEntry e set e.link = :link where e.id in :ids and e.link is"
                          + " null");
              return true;
            })
        .map(NamedQuery::name)
        .toList();
  }

  private static List<String> sourcesThatName(String table) throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      return sources
          .filter(path -> path.toString().endsWith(".java") && text(path).contains(table))
          .map(path -> path.getFileName().toString())
          .toList();
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
