package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.contacts.CorpMember.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is entered of a member; what is empty stays as it is.
 *
 * @param fields an empty text takes the field away
 * @param orders one for each department, or none
 * @param leaders 1 for each department that is led, or none
 */
public record MemberEdit(
    Map<MemberField, String> fields,
    Optional<List<Integer>> departments,
    List<Long> orders,
    List<Integer> leaders,
    Optional<Integer> mainDepartment,
    Optional<List<String>> directLeaders,
    Optional<Integer> status) {

  /** Throws {@link ContactRefusal} where the lists do not go together. */
  public CorpMember on(CorpMember member) {
    CorpMember edited = member.with(fields);
    if (departments.isPresent() || !orders.isEmpty() || !leaders.isEmpty()) {
      List<Place> places = places(member);
      edited = edited.in(places, main(member, places));
    } else if (mainDepartment.isPresent()) {
      edited = edited.in(member.places(), mainDepartment.get());
    }
    if (directLeaders.isPresent()) {
      edited = edited.under(directLeaders.get());
    }
    return status.isPresent() ? edited.withStatus(status.get()) : edited;
  }

  private List<Place> places(CorpMember member) {
    List<Integer> ids = departments.orElseGet(member::departments);
    if (!orders.isEmpty() && orders.size() != ids.size()) {
      throw ContactError.INVALID_PARAMETER.at("order");
    }
    if (!leaders.isEmpty() && leaders.size() != ids.size()) {
      throw ContactError.INVALID_PARAMETER.at("is_leader_in_dept");
    }
    return IntStream.range(0, ids.size())
        .mapToObj(
            i -> {
              Place known = known(member, ids.get(i));
              return new Place(
                  ids.get(i),
                  orders.isEmpty() ? known.order() : orders.get(i),
                  leaders.isEmpty() ? known.leader() : leaders.get(i) == 1);
            })
        .toList();
  }

  private static Place known(CorpMember member, int department) {
    return member.places().stream()
        .filter(place -> place.department() == department)
        .findFirst()
        .orElseGet(() -> new Place(department, 0, false));
  }

  /** The main department stays while the member is in it. */
  private int main(CorpMember member, List<Place> places) {
    boolean stays =
        places.stream().anyMatch(place -> place.department() == member.mainDepartment());
    return mainDepartment.orElse(stays ? member.mainDepartment() : 0);
  }
}
