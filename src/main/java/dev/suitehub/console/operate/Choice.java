package dev.suitehub.console.operate;

/** One value that a list of a search form offers. */
public record Choice(String value, String label) {}
