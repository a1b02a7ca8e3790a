package dev.suitehub.registry.release;

import dev.suitehub.rules.Findings;

/**
 * What became of a change of contacts permission and scope.
 *
 * @param corps how many authorised corps it counts for at once; each is read again
 */
public record PermissionChange(Findings findings, int corps) {}
