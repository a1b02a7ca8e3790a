package dev.suitehub.tokens;

import java.util.List;
import java.util.Optional;

/**
 * A page of corp tokens, by suite and corpid.
 *
 * @param next the last key of this page, where there are more
 */
public record CorpTokenPage(List<TokenRow> rows, Optional<TokenKey> next) {}
