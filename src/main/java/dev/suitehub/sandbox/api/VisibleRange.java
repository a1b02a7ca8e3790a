package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import java.util.List;
import java.util.Optional;

/** Whom an app may see and write to: the visible range (可见范围) of its authorisation. */
record VisibleRange(List<String> users, List<Integer> parties, List<Integer> tags) {

  static VisibleRange of(Authorisation authorisation) {
    return new VisibleRange(authorisation.allowUsers(), List.of(), List.of());
  }

  /** As the corp writes it: userids differ by more than the case of their letters. */
  Optional<String> user(String userId) {
    return users.stream().filter(userId::equalsIgnoreCase).findFirst();
  }

  boolean hasParty(String id) {
    return parties.stream().anyMatch(party -> String.valueOf(party).equals(id));
  }

  boolean hasTag(String id) {
    return tags.stream().anyMatch(tag -> String.valueOf(tag).equals(id));
  }

  boolean isEmpty() {
    return users.isEmpty() && parties.isEmpty() && tags.isEmpty();
  }
}
