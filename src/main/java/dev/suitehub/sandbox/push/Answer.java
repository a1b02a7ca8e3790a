package dev.suitehub.sandbox.push;

/**
 * What came back for one push.
 *
 * @param status 0 where nothing came
 * @param body the beginning of it
 * @param latencyMs of the last try
 * @param problem what went wrong, as a sentence; empty where nothing did
 */
record Answer(
    int tries, int status, String body, long latencyMs, Verdict verdict, String problem) {}
