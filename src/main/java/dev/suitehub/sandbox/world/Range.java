package dev.suitehub.sandbox.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Members, departments and tags that a corp's admin picked; departments bring all below them. */
public record Range(List<String> users, List<Integer> parties, List<Integer> tags) {

  public static final Range NOBODY = new Range(List.of(), List.of(), List.of());

  public Range {
    users = List.copyOf(users);
    parties = List.copyOf(parties);
    tags = List.copyOf(tags);
  }

  /** Nothing but these members. */
  public static Range ofUsers(String... users) {
    return new Range(List.of(users), List.of(), List.of());
  }

  public boolean isEmpty() {
    return users.isEmpty() && parties.isEmpty() && tags.isEmpty();
  }

  /** Both of them. */
  public Range and(Range other) {
    return new Range(
        joined(users, other.users), joined(parties, other.parties), joined(tags, other.tags));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> both = new ArrayList<>(one);
    both.addAll(other);
    return both.stream().distinct().toList();
  }

  /** All three in one text; {@link #parse} reads it. */
  public String text() {
    return joined(users) + ";" + joined(parties) + ";" + joined(tags);
  }

  public static Range parse(String text) {
    String[] lists = text.split(";", -1);
    return new Range(texts(lists[0]), numbers(lists[1]), numbers(lists[2]));
  }

  /** As a column keeps it. */
  public static String joined(List<?> ids) {
    return String.join(",", ids.stream().map(String::valueOf).toList());
  }

  public static List<String> texts(String joined) {
    return Arrays.stream(joined.split(",")).filter(text -> !text.isEmpty()).toList();
  }

  public static List<Integer> numbers(String joined) {
    return texts(joined).stream().map(Integer::valueOf).toList();
  }
}
