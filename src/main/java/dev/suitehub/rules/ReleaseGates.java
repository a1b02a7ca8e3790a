package dev.suitehub.rules;

/**
 * What stands between an app and its release, as far as the hub can see.
 *
 * @param provider what its provider lacks for having apps at all
 * @param certified whether the provider is certified today
 * @param app what the app lacks for a submission
 * @param openTestLinks how many test links could still begin a test install
 * @param preflightPassed whether everything that can be tried was tried, and worked
 */
public record ReleaseGates(
    SuiteStage stage,
    Findings provider,
    boolean certified,
    Findings app,
    long openTestLinks,
    boolean preflightPassed) {}
