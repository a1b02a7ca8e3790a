package dev.suitehub.sandbox.api;

/**
 * Whose token it is.
 *
 * @param suite empty for a provider's
 * @param corp empty for a suite's; the provider's own corpid for a provider's
 */
public record TokenOwner(TokenKind kind, String suite, String corp) {}
