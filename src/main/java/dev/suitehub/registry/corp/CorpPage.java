package dev.suitehub.registry.corp;

import java.util.List;
import java.util.Optional;

/**
 * A page of authorisations, by suite and corpid.
 *
 * @param next where the next page begins; empty on the last
 */
public record CorpPage(List<ListedCorp> rows, Optional<CorpMark> next) {}
