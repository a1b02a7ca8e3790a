package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.contacts.CorpMember.Place;
import dev.suitehub.sandbox.world.SandboxCorp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Departments, members, tags and admins of one corp; immutable. Every change answers a new one in
 * which nothing points to what is gone, or throws {@link ContactRefusal}.
 */
public final class Organisation {

  private static final int MOST_LEVELS = 15;
  private static final int MOST_PLACES = 100;
  private static final String MOBILE = "(\\+[0-9]{1,3}-?)?[0-9]{5,20}";
  private static final String EMAIL = "[^@\\s]{1,40}@[^@\\s]{1,60}";
  private static final String NOT_IN_NAMES = "\\:*?\"<>|";

  /** What no two members share, and what is said to who tries. */
  static final Map<MemberField, ContactError> ONE_EACH =
      new EnumMap<>(
          Map.of(
              MemberField.MOBILE, ContactError.MOBILE_EXISTS,
              MemberField.EMAIL, ContactError.EMAIL_EXISTS,
              MemberField.BIZ_MAIL, ContactError.EMAIL_EXISTS));

  private final SortedMap<Integer, Department> departments;
  private final SortedMap<String, CorpMember> members;
  private final SortedMap<Integer, Tag> tags;
  private final List<CorpAdmin> admins;

  private Organisation(
      SortedMap<Integer, Department> departments,
      SortedMap<String, CorpMember> members,
      SortedMap<Integer, Tag> tags,
      List<CorpAdmin> admins) {
    this.departments = Collections.unmodifiableSortedMap(departments);
    this.members = Collections.unmodifiableSortedMap(members);
    this.tags = Collections.unmodifiableSortedMap(tags);
    this.admins = List.copyOf(admins);
  }

  static Organisation of(
      Collection<Department> departments,
      Collection<CorpMember> members,
      Collection<Tag> tags,
      List<CorpAdmin> admins) {
    SortedMap<Integer, Department> byId = new TreeMap<>();
    departments.forEach(one -> byId.put(one.id(), one));
    SortedMap<String, CorpMember> byUserId = new TreeMap<>();
    members.forEach(one -> byUserId.put(CorpMember.lower(one.userId()), one));
    SortedMap<Integer, Tag> tagsById = new TreeMap<>();
    tags.forEach(one -> tagsById.put(one.id(), one));
    return new Organisation(byId, byUserId, tagsById, admins);
  }

  /** By id. */
  public Collection<Department> departments() {
    return departments.values();
  }

  /** By userid. */
  public Collection<CorpMember> members() {
    return members.values();
  }

  /** By id. */
  public Collection<Tag> tags() {
    return tags.values();
  }

  /** The creator first. */
  public List<CorpAdmin> admins() {
    return admins;
  }

  public Optional<Department> department(int id) {
    return Optional.ofNullable(departments.get(id));
  }

  /** Whatever case its letters have. */
  public Optional<CorpMember> member(String userId) {
    return Optional.ofNullable(members.get(CorpMember.lower(userId)));
  }

  public Optional<Tag> tag(int id) {
    return Optional.ofNullable(tags.get(id));
  }

  public Optional<CorpAdmin> admin(String userId) {
    return admins.stream()
        .filter(one -> CorpMember.lower(one.userId()).equals(CorpMember.lower(userId)))
        .findFirst();
  }

  /**
   * Who manages that app and how (doc 90606), the creator first: auth_type by userid. External
   * admins are never among them. Authorised by members, it has no system admins: only who was given
   * this app (doc 94496).
   */
  public Map<String, Integer> adminsOf(String suiteId, boolean byMember) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (CorpAdmin admin : admins) {
      boolean listed = admin.rank() != CorpAdmin.Rank.EXTERNAL;
      if (listed && (!byMember || admin.rank() == CorpAdmin.Rank.SUB)) {
        admin.authType(suiteId).ifPresent(type -> found.put(admin.userId(), type));
      }
    }
    return found;
  }

  public List<Department> children(int id) {
    return departments.values().stream().filter(one -> one.parentId() == id).toList();
  }

  /** Those departments and all below them; unknown ids are left out. */
  public Set<Integer> withDescendants(Collection<Integer> ids) {
    Set<Integer> found = new TreeSet<>();
    List<Integer> open = new ArrayList<>(ids);
    while (!open.isEmpty()) {
      int id = open.remove(open.size() - 1);
      if (departments.containsKey(id) && found.add(id)) {
        children(id).forEach(child -> open.add(child.id()));
      }
    }
    return found;
  }

  /** Whether a member works in one of those departments or below. */
  public boolean isBelow(CorpMember member, Collection<Integer> ids) {
    Set<Integer> all = withDescendants(ids);
    return member.departments().stream().anyMatch(all::contains);
  }

  /** Whether a tag is on a member, or on a department above. */
  public boolean hasTag(CorpMember member, int id) {
    return tag(id)
        .filter(tag -> tag.users().stream().anyMatch(member::is) || isBelow(member, tag.parties()))
        .isPresent();
  }

  public Department getDepartment(int id) {
    return department(id).orElseThrow(() -> ContactError.UNKNOWN_DEPARTMENT.at("id"));
  }

  public CorpMember getMember(String userId) {
    return member(userId).orElseThrow(() -> ContactError.UNKNOWN_USERID.at("userid"));
  }

  public Tag getTag(int id) {
    return tag(id).orElseThrow(() -> ContactError.INVALID_TAGID.at("tagid"));
  }

  // Departments

  /** The id that {@link #add(Department)} gives where none is chosen. */
  public int nextDepartmentId() {
    return departments.lastKey() + 1;
  }

  public Organisation add(Department added) {
    Department department = added.id() == 0 ? added.withId(nextDepartmentId()) : added;
    if (department.id() < 1 || departments.containsKey(department.id())) {
      throw ContactError.DEPARTMENT_EXISTS.at("id");
    }
    checkParent(department);
    return put(department);
  }

  public Organisation change(Department changed) {
    Department now = getDepartment(changed.id());
    if (!now.isRoot()) {
      checkParent(changed);
      if (withDescendants(List.of(changed.id())).contains(changed.parentId())) {
        throw ContactError.DEPARTMENT_CIRCLE.at("parentid");
      }
    }
    return put(
        now.isRoot()
            ? new Department(
                now.id(), changed.name(), changed.nameEn(), 0, changed.order(), changed.leaders())
            : changed);
  }

  private void checkParent(Department department) {
    if (!departments.containsKey(department.parentId())) {
      throw ContactError.UNKNOWN_PARENT.at("parentid");
    }
    if (depth(department.parentId()) + 1 > MOST_LEVELS) {
      throw ContactError.DEPARTMENT_TOO_DEEP.at("parentid");
    }
  }

  private int depth(int id) {
    int depth = 0;
    for (int at = id; at != 0 && depth <= MOST_LEVELS; depth++) {
      at = getDepartment(at).parentId();
    }
    return depth;
  }

  private Organisation put(Department department) {
    checkName(department);
    checkOrder(department.order());
    checkOnlyOfItsName(department);
    department.leaders().forEach(leader -> known(leader, "department_leader"));
    return withDepartments(all -> all.put(department.id(), department));
  }

  /** Whether it fits in, but for what has to be the only one of its kind. */
  void verify(Department department) {
    if (!department.isRoot()) {
      checkParent(department);
    }
    checkName(department);
    checkOrder(department.order());
    department.leaders().forEach(leader -> known(leader, "department_leader"));
  }

  private static void checkOrder(long order) {
    if (order < 0 || order > Department.MOST_ORDER) {
      throw ContactError.INVALID_ORDER.at("order");
    }
  }

  private static void checkName(Department department) {
    for (String name : List.of(department.name(), department.nameEn())) {
      if (name.codePointCount(0, name.length()) > 32
          || name.getBytes(StandardCharsets.UTF_8).length > 64) {
        throw ContactError.DEPARTMENT_NAME_LENGTH.at("name");
      }
      if (name.chars().anyMatch(c -> NOT_IN_NAMES.indexOf(c) >= 0)) {
        throw ContactError.DEPARTMENT_NAME_CHARACTERS.at("name");
      }
    }
    if (department.name().isBlank()) {
      throw ContactError.DEPARTMENT_NAME_LENGTH.at("name");
    }
  }

  private void checkOnlyOfItsName(Department department) {
    boolean taken =
        departments.values().stream()
            .anyMatch(
                one ->
                    one.id() != department.id()
                        && one.parentId() == department.parentId()
                        && one.name().equals(department.name()));
    if (taken) {
      throw ContactError.DEPARTMENT_EXISTS.at("name");
    }
  }

  public Organisation removeDepartment(int id) {
    Department department = getDepartment(id);
    if (department.isRoot()) {
      throw ContactError.ROOT_STAYS.at("id");
    }
    if (!children(id).isEmpty()) {
      throw ContactError.DEPARTMENT_HAS_CHILDREN.at("id");
    }
    if (members.values().stream().anyMatch(one -> one.departments().contains(id))) {
      throw ContactError.DEPARTMENT_HAS_MEMBERS.at("id");
    }
    SortedMap<Integer, Tag> untagged = new TreeMap<>(tags);
    untagged.replaceAll((key, tag) -> tag.on(tag.users(), without(tag.parties(), id)));
    List<CorpAdmin> released =
        admins.stream()
            .map(
                one ->
                    new CorpAdmin(
                        one.userId(), one.rank(), one.apps(), without(one.departments(), id)))
            .toList();
    SortedMap<Integer, Department> left = new TreeMap<>(departments);
    left.remove(id);
    return new Organisation(left, members, untagged, released);
  }

  private Organisation withDepartments(Consumer<SortedMap<Integer, Department>> change) {
    SortedMap<Integer, Department> all = new TreeMap<>(departments);
    change.accept(all);
    return new Organisation(all, members, tags, admins);
  }

  // Members

  public Organisation add(CorpMember added) {
    if (!added.userId().matches(SandboxCorp.USER_ID)) {
      throw ContactError.INVALID_USERID.at("userid");
    }
    if (members.containsKey(CorpMember.lower(added.userId()))) {
      throw ContactError.USERID_EXISTS.at("userid");
    }
    int key = members.values().stream().mapToInt(CorpMember::key).max().orElse(0) + 1;
    CorpMember member = added.withKey(key);
    check(member);
    checkOnlyOfItsContact(member);
    return withMembers(all -> all.put(CorpMember.lower(member.userId()), member));
  }

  /** The member whose key it has; the userid may be another one (its owner changed it). */
  public Organisation change(CorpMember changed) {
    CorpMember now =
        members.values().stream()
            .filter(one -> one.key() == changed.key())
            .findFirst()
            .orElseThrow(() -> ContactError.UNKNOWN_USERID.at("userid"));
    check(changed);
    checkOnlyOfItsContact(changed);
    if (now.userId().equals(changed.userId())) {
      return withMembers(all -> all.put(CorpMember.lower(now.userId()), changed));
    }
    return renamed(now, changed);
  }

  private Organisation renamed(CorpMember now, CorpMember changed) {
    if (!changed.userId().matches(SandboxCorp.USER_ID)) {
      throw ContactError.INVALID_USERID.at("new_userid");
    }
    if (!now.is(changed.userId()) && member(changed.userId()).isPresent()) {
      throw ContactError.USERID_EXISTS.at("new_userid");
    }
    UnaryOperator<String> rename = id -> now.is(id) ? changed.userId() : id;
    Organisation moved =
        withMembers(
            all -> {
              all.remove(CorpMember.lower(now.userId()));
              all.put(CorpMember.lower(changed.userId()), changed);
            });
    return moved.pointing(ids -> ids.stream().map(rename).toList(), rename);
  }

  /** Whether it fits in, but for what has to be the only one of its kind. */
  void verify(CorpMember member) {
    // The admin has the userid that was entered for the corp, whatever it looks like.
    if (!isCreator(member.userId()) && !member.userId().matches(SandboxCorp.USER_ID)) {
      throw ContactError.INVALID_USERID.at("userid");
    }
    check(member);
  }

  private boolean isCreator(String userId) {
    return admin(userId).filter(one -> one.rank() == CorpAdmin.Rank.CREATOR).isPresent();
  }

  private void check(CorpMember member) {
    Optional<String> name = member.field(MemberField.NAME);
    if (name.isEmpty()) {
      throw ContactError.INVALID_NAME.at("name");
    }
    member
        .fields()
        .forEach(
            (field, value) -> {
              if (value.length() > field.longest()) {
                throw (field == MemberField.NAME
                        ? ContactError.INVALID_NAME
                        : ContactError.INVALID_PARAMETER)
                    .at(field.apiName());
              }
            });
    if (!member.field(MemberField.GENDER).orElse("0").matches("[0-2]")) {
      throw ContactError.INVALID_PARAMETER.at("gender");
    }
    if (!Set.of(CorpMember.ACTIVE, CorpMember.DISABLED, CorpMember.NOT_ACTIVATED, CorpMember.LEFT)
        .contains(member.status())) {
      throw ContactError.INVALID_PARAMETER.at("status");
    }
    checkPlaces(member);
    checkContactShape(member);
    member.directLeaders().forEach(leader -> known(leader, "direct_leader"));
  }

  private void checkPlaces(CorpMember member) {
    if (member.places().isEmpty()) {
      throw ContactError.MISSING_DEPARTMENT.at("department");
    }
    if (member.places().size() > MOST_PLACES) {
      throw ContactError.TOO_MANY_DEPARTMENTS.at("department");
    }
    List<Integer> ids = member.departments();
    if (Set.copyOf(ids).size() != ids.size()) {
      throw ContactError.INVALID_PARTY_LIST.at("department");
    }
    for (Place place : member.places()) {
      checkOrder(place.order());
      if (!departments.containsKey(place.department())) {
        throw ContactError.UNKNOWN_DEPARTMENT.at("department");
      }
    }
    if (!ids.contains(member.mainDepartment())) {
      throw ContactError.INVALID_PARTY_LIST.at("main_department");
    }
  }

  private static void checkContactShape(CorpMember member) {
    member
        .field(MemberField.MOBILE)
        .filter(mobile -> !mobile.matches(MOBILE))
        .ifPresent(
            wrong -> {
              throw ContactError.INVALID_MOBILE.at("mobile");
            });
    for (MemberField mail : List.of(MemberField.EMAIL, MemberField.BIZ_MAIL)) {
      if (!member.field(mail).map(one -> one.matches(EMAIL)).orElse(true)) {
        throw ContactError.INVALID_EMAIL.at(mail.apiName());
      }
    }
  }

  private void checkOnlyOfItsContact(CorpMember member) {
    ONE_EACH.forEach(
        (field, error) -> {
          if (isTaken(member, field)) {
            throw error.at(field.apiName());
          }
        });
  }

  private boolean isTaken(CorpMember member, MemberField field) {
    return member.field(field).isPresent()
        && members.values().stream()
            .anyMatch(
                one -> one.key() != member.key() && one.field(field).equals(member.field(field)));
  }

  private void known(String userId, String field) {
    if (member(userId).isEmpty()) {
      throw ContactError.UNKNOWN_USERID.at(field);
    }
  }

  /** That the creator stays is unconfirmed: WeCom wants the corp handed over first. */
  public Organisation removeMember(String userId) {
    CorpMember gone = getMember(userId);
    if (isCreator(userId)) {
      throw ContactError.NO_PRIVILEGE.at("userid");
    }
    Organisation left =
        withMembers(all -> all.remove(CorpMember.lower(gone.userId())))
            .pointing(
                ids -> ids.stream().filter(id -> !gone.is(id)).toList(), UnaryOperator.identity());
    return new Organisation(
        left.departments,
        left.members,
        left.tags,
        left.admins.stream().filter(one -> !gone.is(one.userId())).toList());
  }

  private Organisation withMembers(Consumer<SortedMap<String, CorpMember>> change) {
    SortedMap<String, CorpMember> all = new TreeMap<>(members);
    change.accept(all);
    return new Organisation(departments, all, tags, admins);
  }

  /** Whatever names a member elsewhere, changed along with it. */
  private Organisation pointing(UnaryOperator<List<String>> ids, UnaryOperator<String> admin) {
    SortedMap<Integer, Department> led = new TreeMap<>(departments);
    led.replaceAll((key, one) -> one.ledBy(ids.apply(one.leaders())));
    SortedMap<String, CorpMember> under = new TreeMap<>(members);
    under.replaceAll((key, one) -> one.under(ids.apply(one.directLeaders())));
    SortedMap<Integer, Tag> tagged = new TreeMap<>(tags);
    tagged.replaceAll((key, one) -> one.on(ids.apply(one.users()), one.parties()));
    return new Organisation(
        led,
        under,
        tagged,
        admins.stream().map(one -> one.withUserId(admin.apply(one.userId()))).toList());
  }

  // Tags

  /** The id that {@link #add(Tag)} gives where none is chosen. */
  public int nextTagId() {
    return tags.isEmpty() ? 1 : tags.lastKey() + 1;
  }

  public Organisation add(Tag added) {
    Tag tag = added.id() == 0 ? added.withId(nextTagId()) : added;
    if (tag.id() < 1 || tags.containsKey(tag.id())) {
      throw ContactError.INVALID_TAGID.at("tagid");
    }
    return put(tag);
  }

  public Organisation change(Tag changed) {
    getTag(changed.id());
    return put(changed);
  }

  private Organisation put(Tag tag) {
    verify(tag);
    if (tags.values().stream()
        .anyMatch(one -> one.id() != tag.id() && one.name().equals(tag.name()))) {
      throw ContactError.TAG_NAME_TAKEN.at("tagname");
    }
    SortedMap<Integer, Tag> all = new TreeMap<>(tags);
    all.put(tag.id(), tidied(tag));
    return new Organisation(departments, members, all, admins);
  }

  /** Whether it fits in, but for what has to be the only one of its kind. */
  void verify(Tag tag) {
    int length = tag.name().codePointCount(0, tag.name().length());
    if (tag.name().isBlank() || length > 32) {
      throw ContactError.TAG_NAME_LENGTH.at("tagname");
    }
    tag.users().forEach(user -> known(user, "userlist"));
    if (!departments.keySet().containsAll(tag.parties())) {
      throw ContactError.UNKNOWN_DEPARTMENT.at("partylist");
    }
  }

  /** With its members as they themselves are spelt, each once. */
  private Tag tidied(Tag tag) {
    List<String> users = tag.users().stream().map(id -> getMember(id).userId()).distinct().toList();
    return tag.on(users, tag.parties().stream().distinct().toList());
  }

  public Organisation removeTag(int id) {
    getTag(id);
    SortedMap<Integer, Tag> all = new TreeMap<>(tags);
    all.remove(id);
    return new Organisation(departments, members, all, admins);
  }

  // Admins

  /**
   * One that is an admin already becomes this one; a new creator makes the old one a super admin.
   */
  public Organisation appoint(CorpAdmin admin) {
    CorpMember member = getMember(admin.userId());
    boolean steppingDown =
        admin.rank() != CorpAdmin.Rank.CREATOR
            && admin(admin.userId())
                .filter(one -> one.rank() == CorpAdmin.Rank.CREATOR)
                .isPresent();
    if (steppingDown) {
      throw ContactError.NO_PRIVILEGE.at("rank");
    }
    verify(admin);
    List<CorpAdmin> all = new ArrayList<>();
    for (CorpAdmin one : admins) {
      if (!member.is(one.userId())) {
        boolean replaced =
            admin.rank() == CorpAdmin.Rank.CREATOR && one.rank() == CorpAdmin.Rank.CREATOR;
        all.add(
            replaced
                ? new CorpAdmin(one.userId(), CorpAdmin.Rank.SUPER, one.apps(), one.departments())
                : one);
      }
    }
    CorpAdmin appointed = admin.withUserId(member.userId());
    all.add(admin.rank() == CorpAdmin.Rank.CREATOR ? 0 : all.size(), appointed);
    return new Organisation(departments, members, tags, all);
  }

  /** Whether it fits in, but for what has to be the only one of its kind. */
  void verify(CorpAdmin admin) {
    known(admin.userId(), "userid");
    if (!departments.keySet().containsAll(admin.departments())) {
      throw ContactError.UNKNOWN_DEPARTMENT.at("departments");
    }
  }

  public Organisation dismiss(String userId) {
    CorpAdmin admin = admin(userId).orElseThrow(() -> ContactError.UNKNOWN_USERID.at("userid"));
    if (admin.rank() == CorpAdmin.Rank.CREATOR) {
      throw ContactError.NO_PRIVILEGE.at("userid");
    }
    return new Organisation(
        departments, members, tags, admins.stream().filter(one -> !one.equals(admin)).toList());
  }

  /** The members in those departments themselves. */
  public List<CorpMember> membersOf(Set<Integer> ids) {
    return members.values().stream()
        .filter(one -> one.departments().stream().anyMatch(ids::contains))
        .toList();
  }

  /** Those of the userids that there are, as they are spelt here. */
  Set<String> existing(Collection<String> userIds) {
    return userIds.stream()
        .map(this::member)
        .flatMap(Optional::stream)
        .map(CorpMember::userId)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Integer> without(List<Integer> ids, int id) {
    return ids.stream().filter(one -> one != id).toList();
  }
}
