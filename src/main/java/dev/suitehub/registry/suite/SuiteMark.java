package dev.suitehub.registry.suite;

/**
 * Another one after each change of a suite or of its provider, on whatever node, and after the
 * suite was removed and made again: what was read while the mark was the same still holds.
 */
public record SuiteMark(long suite, long version, long provider, long providerVersion) {}
