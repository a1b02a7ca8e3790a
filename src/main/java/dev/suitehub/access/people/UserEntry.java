package dev.suitehub.access.people;

import java.util.List;

/** A person as entered; {@code roles} in the words of {@link dev.suitehub.access.Role}. */
public record UserEntry(String displayName, List<String> roles) {}
