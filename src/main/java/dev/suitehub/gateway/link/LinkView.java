package dev.suitehub.gateway.link;

/**
 * A login link, and the state that has to come back with the code: who opens the link keeps it, and
 * takes no code with another.
 */
public record LinkView(String url, String state) {}
