package dev.suitehub.console.release;

import java.time.Instant;
import java.util.List;

/** A corp that tests an app. */
public record TestCorpLine(
    String corpId,
    String name,
    Instant since,
    boolean stale,
    List<DifferenceRow> behind,
    List<FindingRow> findings) {}
