package dev.suitehub.rules;

import org.jspecify.annotations.Nullable;

/**
 * Everything that WeCom's form asks of an app, as it is kept.
 *
 * @param type null where the app was made without one, and is not described yet
 */
public record AppDescription(
    @Nullable AppType type,
    AppBasics basics,
    boolean hasLogo,
    AppContacts contacts,
    AppDevelopment development,
    Menu menu,
    MiniProgramSteps steps,
    boolean hasSuiteId,
    boolean hasSuiteSecret) {}
