package dev.suitehub.journal;

import java.util.List;
import java.util.Optional;

/**
 * A page of a search, the newest first.
 *
 * @param next where the next page begins; empty on the last
 */
public record EntryPage(List<EntryRow> rows, Optional<EntryMark> next) {}
