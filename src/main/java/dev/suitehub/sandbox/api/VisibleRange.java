package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Sight;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Whom an app may see and write to: the visible range (可见范围) of its authorisation. */
record VisibleRange(Sight sight) {

  private static final int MOST_DIGITS = 9;

  /** All of them, those in its departments and tags too. */
  List<String> users() {
    return sight.usable().stream().map(CorpMember::userId).toList();
  }

  /** As the corp writes it: userids differ by more than the case of their letters. */
  Optional<String> user(String userId) {
    return users().stream().filter(userId::equalsIgnoreCase).findFirst();
  }

  boolean hasParty(String id) {
    return holds(id, sight::isUsableParty);
  }

  boolean hasTag(String id) {
    return holds(id, sight::isUsableTag);
  }

  boolean isEmpty() {
    return sight.usable().isEmpty();
  }

  private static boolean holds(String id, IntPredicate range) {
    return id.matches("[0-9]{1," + MOST_DIGITS + "}") && range.test(Integer.parseInt(id));
  }
}
