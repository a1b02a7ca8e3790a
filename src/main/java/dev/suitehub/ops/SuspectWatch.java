package dev.suitehub.ops;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.SuspectRow;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Authorisations that WeCom refuses without having told that they are over. */
@Dependent
class SuspectWatch implements Watch {

  private static final String SUSPECT = "corps-suspect";
  private static final int LOOKED_AT = 200;
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
        () -> {
          Map<SuiteKey, List<SuspectRow>> suspects =
              corps.suspects(LOOKED_AT).stream()
                  .collect(
                      Collectors.groupingBy(
                          SuspectRow::suite, LinkedHashMap::new, Collectors.toList()));
          return suspects.entrySet().stream()
              .map(entry -> finding(entry.getKey(), entry.getValue()))
              .toList();
        });
  }

  private Finding finding(SuiteKey suite, List<SuspectRow> some) {
    String named =
        some.stream()
            .limit(NAMED)
            .map(corp -> corp.corpId().value() + " (" + corp.errcode() + ")")
            .collect(Collectors.joining(", "));
    return Finding.of(
        Severity.WARNING, SUSPECT, suite.value(), suite.value(), corps.countSuspects(suite), named);
  }
}
