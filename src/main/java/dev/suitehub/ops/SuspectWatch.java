package dev.suitehub.ops;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Authorisations that WeCom refuses without having told that they are over. */
@Dependent
class SuspectWatch implements Watch {

  private static final String SUSPECT = "corps-suspect";
  private static final int NAMED = 5;

  private final AuthorizedCorps corps;
  private final Tx tx;

  @Inject
  SuspectWatch(AuthorizedCorps corps, Tx tx) {
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
            corps.countSuspects().entrySet().stream()
                .map(suspects -> finding(suspects.getKey(), suspects.getValue()))
                .toList());
  }

  private Finding finding(SuiteKey suite, long count) {
    String named =
        corps.suspects(suite, NAMED).stream()
            .map(corp -> corp.corpId().value() + " (" + corp.errcode() + ")")
            .collect(Collectors.joining(", "));
    return Finding.of(Severity.WARNING, SUSPECT, suite.value(), suite.value(), count, named);
  }
}
