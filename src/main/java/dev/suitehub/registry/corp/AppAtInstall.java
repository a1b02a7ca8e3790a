package dev.suitehub.registry.corp;

import dev.suitehub.rules.SuiteStatus;

/**
 * What an app was when a corp authorised it.
 *
 * @param status where it stood at WeCom, as far as we knew
 * @param snapshot its settings, as JSON
 */
public record AppAtInstall(SuiteStatus status, String snapshot) {}
