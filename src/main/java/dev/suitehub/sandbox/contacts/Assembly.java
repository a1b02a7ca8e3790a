package dev.suitehub.sandbox.contacts;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Puts an organisation together of all its parts at once, in whatever order they come and however
 * many there are; what does not fit is told, and then the outcome is of no use.
 */
public final class Assembly {

  private final List<Department> departments;
  private final List<CorpMember> members;
  private final List<Tag> tags;
  private final List<CorpAdmin> admins;

  /**
   * One to be put together.
   *
   * @param members those with the key 0 get one
   */
  public Assembly(
      List<Department> departments,
      List<CorpMember> members,
      List<Tag> tags,
      List<CorpAdmin> admins) {
    this.departments = List.copyOf(departments);
    this.members = keyed(members);
    this.tags = List.copyOf(tags);
    this.admins = List.copyOf(admins);
  }

  private static List<CorpMember> keyed(List<CorpMember> members) {
    int[] last = {members.stream().mapToInt(CorpMember::key).max().orElse(0)};
    return members.stream()
        .map(member -> member.key() > 0 ? member : member.withKey(++last[0]))
        .toList();
  }

  /**
   * The whole.
   *
   * @param refused told where ({@code members[3]}) and what
   */
  public Organisation whole(BiConsumer<String, ContactRefusal> refused) {
    Organisation whole = Organisation.of(departments, members, tags, creatorFirst());
    demandRootAndCreator(refused);
    Once once = new Once();
    each(
        "departments",
        departments,
        refused,
        one -> {
          once.demand("id " + one.id(), ContactError.DEPARTMENT_EXISTS, "id");
          once.demand(
              "name " + one.parentId() + " " + one.name(), ContactError.DEPARTMENT_EXISTS, "name");
          whole.verify(one);
        });
    each(
        "members",
        members,
        refused,
        one -> {
          once.demand(
              "user " + CorpMember.lower(one.userId()), ContactError.USERID_EXISTS, "userid");
          once.demand("key " + one.key(), ContactError.INVALID_PARAMETER, "key");
          Organisation.ONE_EACH.forEach(
              (field, error) ->
                  one.field(field)
                      .ifPresent(
                          value -> once.demand(field + " " + value, error, field.apiName())));
          whole.verify(one);
        });
    each(
        "tags",
        tags,
        refused,
        one -> {
          once.demand("tag " + one.id(), ContactError.INVALID_TAGID, "tagid");
          once.demand("tagname " + one.name(), ContactError.TAG_NAME_TAKEN, "tagname");
          whole.verify(one);
        });
    each(
        "admins",
        admins,
        refused,
        one -> {
          once.demand(
              "admin " + CorpMember.lower(one.userId()), ContactError.USERID_EXISTS, "userid");
          whole.verify(one);
        });
    return whole;
  }

  private List<CorpAdmin> creatorFirst() {
    return admins.stream()
        .sorted(Comparator.comparing(one -> one.rank() != CorpAdmin.Rank.CREATOR))
        .toList();
  }

  private void demandRootAndCreator(BiConsumer<String, ContactRefusal> refused) {
    if (departments.stream().noneMatch(Department::isRoot)) {
      refused.accept("departments", ContactError.UNKNOWN_DEPARTMENT.at("id"));
    }
    if (admins.stream().filter(one -> one.rank() == CorpAdmin.Rank.CREATOR).count() != 1) {
      refused.accept("admins", ContactError.NO_PRIVILEGE.at("rank"));
    }
  }

  private static <T> void each(
      String name,
      Collection<T> parts,
      BiConsumer<String, ContactRefusal> refused,
      Consumer<T> check) {
    int index = 0;
    for (T part : parts) {
      try {
        check.accept(part);
      } catch (ContactRefusal refusal) {
        refused.accept(name + "[" + index + "]", refusal);
      }
      index++;
    }
  }

  /** What there may be once only. */
  private static final class Once {

    private final Set<String> seen = new HashSet<>();

    private void demand(String what, ContactError otherwise, String field) {
      if (!seen.add(what)) {
        throw otherwise.at(field);
      }
    }
  }
}
