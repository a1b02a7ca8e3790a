package dev.suitehub.console.operate;

import dev.suitehub.journal.Source;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suites and providers to choose from. */
@Dependent
public class Choices {

  private static final String PROVIDER = "provider:";
  private static final String SUITE = "suite:";

  private final Suites suites;
  private final Providers providers;
  private final Tx tx;

  @Inject
  Choices(Suites suites, Providers providers, Tx tx) {
    this.suites = suites;
    this.providers = providers;
    this.tx = tx;
  }

  List<Choice> suites() {
    return tx.call(
        () -> {
          Map<SuiteKey, String> names =
              suites.apps().stream().collect(Collectors.toMap(App::suite, App::name, (a, b) -> a));
          return suites.all().stream()
              .map(Suite::key)
              .map(
                  key ->
                      new Choice(key.value(), labelled(names.getOrDefault(key, ""), key.value())))
              .toList();
        });
  }

  /** Suites, and providers for what came to their system event URL. */
  List<Choice> sources() {
    return Stream.concat(
            suites().stream().map(one -> new Choice(SUITE + one.value(), one.label())),
            tx
                .call(
                    () ->
                        providers.all().stream()
                            .map(
                                one ->
                                    new Choice(
                                        PROVIDER + one.key(),
                                        labelled(one.name(), one.key().value())))
                            .toList())
                .stream())
        .toList();
  }

  private static String labelled(String name, String key) {
    return name.isBlank() ? key : name + " (" + key + ")";
  }

  static Optional<Source> source(String text) {
    if (text.startsWith(PROVIDER)) {
      return Keys.findProvider(text.substring(PROVIDER.length())).map(Source::of);
    }
    return text.startsWith(SUITE)
        ? Keys.findSuite(text.substring(SUITE.length())).map(Source::of)
        : Optional.empty();
  }
}
