package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.world.OpenUserId;
import dev.suitehub.wire.CorpId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A member (成员) of a corp. All that stands here is made up.
 *
 * @param key stays when the userid changes; 0 before it is added
 * @param places its departments, in order
 * @param mainDepartment 0: the first of its places
 * @param status 1 active, 2 disabled, 4 not activated, 5 left
 * @param createdBy the SuiteId of the contacts app that made it; empty: the corp itself
 */
public record CorpMember(
    int key,
    String userId,
    Map<MemberField, String> fields,
    List<Place> places,
    int mainDepartment,
    List<String> directLeaders,
    int status,
    String createdBy) {

  public static final int ACTIVE = 1;
  public static final int DISABLED = 2;
  public static final int NOT_ACTIVATED = 4;
  public static final int LEFT = 5;

  /**
   * Where a member works.
   *
   * @param order the greater, the further up
   */
  public record Place(int department, long order, boolean leader) {}

  public CorpMember {
    Map<MemberField, String> filled = new EnumMap<>(MemberField.class);
    fields.forEach(
        (field, value) -> {
          if (!value.isEmpty()) {
            filled.put(field, value);
          }
        });
    fields = Collections.unmodifiableMap(filled);
    places = List.copyOf(places);
    directLeaders = List.copyOf(directLeaders);
    if (mainDepartment == 0 && !places.isEmpty()) {
      mainDepartment = places.get(0).department();
    }
  }

  /** Active, made by the corp, in these departments. */
  public static CorpMember named(String userId, String name, int... departments) {
    return new CorpMember(
        0,
        userId,
        Map.of(MemberField.NAME, name),
        Arrays.stream(departments).mapToObj(id -> new Place(id, 0, false)).toList(),
        0,
        List.of(),
        ACTIVE,
        "");
  }

  /** WeCom's second id of a member, the same for every suite of one provider. */
  public static String openUserId(CorpId corp, String userId) {
    return OpenUserId.of(corp.value(), userId);
  }

  /** WeCom tells userids apart without their case. */
  static String lower(String userId) {
    return userId.toLowerCase(Locale.ROOT);
  }

  public Optional<String> field(MemberField field) {
    return Optional.ofNullable(fields.get(field));
  }

  public String name() {
    return field(MemberField.NAME).orElse(userId);
  }

  public List<Integer> departments() {
    return places.stream().map(Place::department).toList();
  }

  public boolean isEnabled() {
    return status != DISABLED;
  }

  public boolean is(String otherUserId) {
    return lower(userId).equals(lower(otherUserId));
  }

  public CorpMember withKey(int newKey) {
    return new CorpMember(
        newKey, userId, fields, places, mainDepartment, directLeaders, status, createdBy);
  }

  public CorpMember withUserId(String newUserId) {
    return new CorpMember(
        key, newUserId, fields, places, mainDepartment, directLeaders, status, createdBy);
  }

  public CorpMember with(MemberField field, String value) {
    return with(Map.of(field, value));
  }

  /** An empty value takes the field away. */
  public CorpMember with(Map<MemberField, String> changed) {
    Map<MemberField, String> merged = new EnumMap<>(MemberField.class);
    merged.putAll(fields);
    merged.putAll(changed);
    return new CorpMember(
        key, userId, merged, places, mainDepartment, directLeaders, status, createdBy);
  }

  public CorpMember in(List<Place> newPlaces, int newMainDepartment) {
    return new CorpMember(
        key, userId, fields, newPlaces, newMainDepartment, directLeaders, status, createdBy);
  }

  public CorpMember under(List<String> newLeaders) {
    return new CorpMember(
        key, userId, fields, places, mainDepartment, newLeaders, status, createdBy);
  }

  public CorpMember withStatus(int newStatus) {
    return new CorpMember(
        key, userId, fields, places, mainDepartment, directLeaders, newStatus, createdBy);
  }

  public CorpMember madeBy(String suiteId) {
    return new CorpMember(
        key, userId, fields, places, mainDepartment, directLeaders, status, suiteId);
  }

  @Override
  public String toString() {
    return "CorpMember[" + userId + "]";
  }
}
