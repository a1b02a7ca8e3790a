package dev.suitehub.sandbox.contacts;

import java.util.List;

/**
 * A tag (标签) on members and departments.
 *
 * @param id 0 before it is added, where it may be chosen freely
 * @param createdBy the SuiteId of the app that made it; empty: the corp itself
 */
public record Tag(
    int id, String name, List<String> users, List<Integer> parties, String createdBy) {

  public Tag {
    users = List.copyOf(users);
    parties = List.copyOf(parties);
  }

  Tag withId(int newId) {
    return new Tag(newId, name, users, parties, createdBy);
  }

  public Tag named(String newName) {
    return new Tag(id, newName, users, parties, createdBy);
  }

  public Tag on(List<String> newUsers, List<Integer> newParties) {
    return new Tag(id, name, newUsers, newParties, createdBy);
  }
}
