package dev.suitehub.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FaultNameTest {

  @Test
  void what_the_hub_does_about_each_fault_is_shown_by_a_journey() throws ClassNotFoundException {
    Class<?> journey =
        Class.forName(
            "dev.suitehub.journey.FaultsJourneyIT", false, FaultNameTest.class.getClassLoader());

    Set<String> tags =
        Arrays.stream(journey.getDeclaredMethods())
            .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Tag.class)))
            .map(Tag::value)
            .collect(Collectors.toSet());

    assertThat(tags)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FaultName.values()).map(name -> "fault-" + name.word()).toList());
  }

  @Test
  void each_is_found_by_its_word_and_explained_in_both_languages() {
    assertThat(FaultName.values())
        .allSatisfy(
            name -> {
              assertThat(FaultName.of(name.word())).contains(name);
              assertThat(name.word()).matches("[a-z-]+");
              assertThat(name.chinese()).matches(".*\\p{IsHan}.*");
              assertThat(name.english()).endsWith(".");
            });
    assertThat(FaultName.of("no-such-thing")).isEmpty();
  }
}
