package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.suitehub.callbacks.WarmUp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StartUpTest {

  @Test
  @Tag("ops-R1")
  void a_node_is_ready_after_its_warm_up_and_by_nothing_else() {
    List<JavaMethodCall> ready =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.suitehub.ops")
                .stream()
                .flatMap(type -> calls(type, Readiness.class, "started"))
                .toList();
    List<JavaMethodCall> warm =
        calls(new ClassFileImporter().importClass(StartUp.class), WarmUp.class, "run").toList();

    assertThat(new Readiness().isStarted()).isFalse();
    assertThat(ready).hasSize(1);
    assertThat(warm).hasSize(1);
    assertThat(ready.get(0).getOriginOwner().isEquivalentTo(StartUp.class)).isTrue();
    assertThat(warm.get(0).getOrigin().getName()).isEqualTo(ready.get(0).getOrigin().getName());
    assertThat(warm.get(0).getLineNumber()).isLessThan(ready.get(0).getLineNumber());
  }

  private static Stream<JavaMethodCall> calls(JavaClass from, Class<?> owner, String method) {
    return from.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().isEquivalentTo(owner))
        .filter(call -> call.getTarget().getName().equals(method));
  }
}
