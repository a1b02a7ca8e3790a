package dev.suitehub.tokens;

/**
 * How the tokens of a suite's corps stand: kept at all, usable now, refused at the last renewal.
 */
public record CorpTokens(long total, long valid, long troubled) {}
