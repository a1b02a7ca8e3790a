package dev.suitehub.console;

/**
 * One corp that has the suite.
 *
 * @param mark {@code good} where its token works
 */
public record CorpRow(String name, String corpId, String state, String mark, String token) {}
