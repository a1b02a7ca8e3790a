package dev.suitehub.ops;

import dev.suitehub.access.AuditChain;
import dev.suitehub.access.AuditFinding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The audit log is not as it was written. */
@Dependent
class AuditWatch implements Watch {

  private static final String ALTERED = "audit-altered";
  private static final int MOST = 50;
  private static final int NAMED = 5;
  private static final int LONGEST_MARK = 100;

  private final AuditChain chain;

  @Inject
  AuditWatch(AuditChain chain) {
    this.chain = chain;
  }

  @Override
  public Set<String> families() {
    return Set.of(ALTERED);
  }

  @Override
  public List<Finding> look() {
    List<AuditFinding> newest = chain.newest(MOST);
    if (newest.isEmpty()) {
      return List.of();
    }
    String named =
        newest.stream().limit(NAMED).map(AuditWatch::named).collect(Collectors.joining("; "));
    return List.of(
        Finding.of(Severity.CRITICAL, ALTERED, "all", chain.found(), named).once(mark(newest)));
  }

  private static String named(AuditFinding finding) {
    return (finding.fault() + " " + finding.entries()).strip();
  }

  /** The newest ones, as many as fit. */
  private static String mark(List<AuditFinding> newest) {
    StringBuilder mark = new StringBuilder();
    newest.stream()
        .map(AuditWatch::word)
        .distinct()
        .takeWhile(word -> mark.length() + word.length() <= LONGEST_MARK)
        .forEachOrdered(mark::append);
    return mark.toString().strip();
  }

  private static String word(AuditFinding finding) {
    return Integer.toString(finding.fault().name().hashCode() & 0xfff, Character.MAX_RADIX)
        + "."
        + Long.toString(finding.link(), Character.MAX_RADIX)
        + "."
        + Long.toString(finding.firstEntry(), Character.MAX_RADIX)
        + "."
        + Long.toString(finding.foundAt().getEpochSecond(), Character.MAX_RADIX)
        + " ";
  }
}
