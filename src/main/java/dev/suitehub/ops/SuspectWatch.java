package dev.suitehub.ops;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Authorisations that WeCom refuses without having told that they are over. */
@Dependent
class SuspectWatch implements Watch {

  private static final String SUSPECT = "corps-suspect";
  private static final int NAMED = 5;

  private final Suites suites;
  private final AuthorizedCorps corps;
  private final Tx tx;

  @Inject
  SuspectWatch(Suites suites, AuthorizedCorps corps, Tx tx) {
    this.suites = suites;
    this.corps = corps;
    this.tx = tx;
  }

  @Override
  public Set<String> families() {
    return Set.of(SUSPECT);
  }

  @Override
  public List<Finding> look() {
    return tx.call(
        () ->
            suites.all().stream()
                .map(Suite::key)
                .map(this::finding)
                .flatMap(Optional::stream)
                .toList());
  }

  private Optional<Finding> finding(SuiteKey suite) {
    long count = corps.countSuspects(suite);
    if (count == 0) {
      return Optional.empty();
    }
    String named =
        corps.suspects(suite, NAMED).stream()
            .map(corp -> corp.corpId().value() + " (" + corp.errcode() + ")")
            .collect(Collectors.joining(", "));
    return Optional.of(
        Finding.of(Severity.WARNING, SUSPECT, suite.value(), suite.value(), count, named));
  }
}
