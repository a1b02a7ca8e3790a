package dev.suitehub.journal;

import java.util.List;
import java.util.Optional;

/**
 * A page of what was turned away, the newest first.
 *
 * @param next where the next page begins; empty on the last
 */
public record RefusalPage(List<RefusalRow> rows, Optional<EntryMark> next) {}
