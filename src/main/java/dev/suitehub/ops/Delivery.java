package dev.suitehub.ops;

/**
 * What became of a message to the webhook.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param answer the beginning of what was answered, or why nothing was
 */
record Delivery(boolean accepted, int status, long millis, String answer) {}
