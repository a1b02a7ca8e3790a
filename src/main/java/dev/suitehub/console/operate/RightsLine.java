package dev.suitehub.console.operate;

/** What a corp lets one agent see and do, in the reader's words. */
public record RightsLine(
    String agentId,
    String name,
    String level,
    String reads,
    String mode,
    String parties,
    String users,
    String tags,
    String extraParties,
    String extraUsers,
    String extraTags) {}
