package dev.suitehub.sandbox.contacts;

import dev.suitehub.rules.ContactPermission;
import dev.suitehub.sandbox.contacts.CorpMember.Place;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.world.Range;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one authorisation sees of its corp and may change there: permission level (doc 91143),
 * visible and extra range, member authorisation (doc 94496), consent to sensitive fields. The one
 * place that answers this, for the API, messages, logins and notices.
 *
 * <p>Where two sources differ or none speaks, the comment says "unconfirmed".
 */
public final class Sight {

  private final String suiteId;
  private final boolean byMember;
  private final Optional<ContactPermission> permission;
  private final List<String> consented;
  private final boolean knowsAllParties;
  private final Organisation organisation;
  private final Reach usable;
  private final Reach readable;

  private Sight(Authorisation authorisation, Organisation organisation) {
    this.suiteId = authorisation.suiteId().value();
    this.byMember = authorisation.isByMember();
    this.permission = ContactPermission.ofLevel(authorisation.privilegeLevel());
    this.consented = authorisation.consented();
    this.knowsAllParties = authorisation.granted().contains(SpecialGrant.CORP_ARCH);
    this.organisation = organisation;
    this.usable = Reach.of(authorisation.visible(), organisation);
    this.readable = Reach.of(authorisation.visible().and(authorisation.extra()), organisation);
  }

  public static Sight of(Authorisation authorisation, Organisation organisation) {
    return new Sight(authorisation, organisation);
  }

  public Organisation organisation() {
    return organisation;
  }

  // Who uses the app: the visible range alone, whatever the level.

  /** May see, enter and be written to by the app. */
  public boolean isUsable(String userId) {
    return organisation.member(userId).filter(usable::holds).isPresent();
  }

  /**
   * As {@link #isUsable}, and has joined the corp: neither invited only, nor disabled, nor left.
   */
  boolean hasJoined(CorpMember member) {
    return member.status() == CorpMember.ACTIVE && usable.holds(member);
  }

  public boolean isUsableParty(int id) {
    return usable.parties().contains(id);
  }

  public boolean isUsableTag(int id) {
    return usable.tags().contains(id);
  }

  /** Everyone who may use the app: what "@all" means. */
  public List<CorpMember> usable() {
    return organisation.members().stream().filter(usable::holds).toList();
  }

  // What is read: both ranges; a contacts app reads all below the root.

  /** The level includes the organisation; else 48002. */
  public boolean mayReadContacts() {
    return permission
        .filter(
            level ->
                level != ContactPermission.MEMBER_BASIC && level != ContactPermission.WRITE_ONLY)
        .isPresent();
  }

  /** Authorised by members (成员授权): lists answer 60011. */
  public boolean isByMember() {
    return byMember;
  }

  private boolean reachesAll() {
    return permission
        .filter(
            level -> level == ContactPermission.READ_WRITE || level == ContactPermission.WRITE_ONLY)
        .isPresent();
  }

  public boolean reads(CorpMember member) {
    return reachesAll() || readable.holds(member);
  }

  public boolean readsParty(int id) {
    return reachesAll() ? organisation.department(id).isPresent() : readable.parties().contains(id);
  }

  /** One of its ranges, or one it has made itself. */
  public boolean reads(Tag tag) {
    return reachesAll() || isOwn(tag) || readable.tags().contains(tag.id());
  }

  public List<Department> departments() {
    return organisation.departments().stream().filter(one -> readsParty(one.id())).toList();
  }

  /**
   * Whether the department itself is told, though not who is in it: with 组织架构信息 granted, every one
   * (doc 97378).
   */
  public boolean knowsParty(int id) {
    return knowsAllParties ? organisation.department(id).isPresent() : readsParty(id);
  }

  /** Whether a department's leader is told. */
  public boolean namesLeader(CorpMember member) {
    return knowsAllParties || reads(member);
  }

  public List<Department> knownDepartments() {
    return organisation.departments().stream().filter(one -> knowsParty(one.id())).toList();
  }

  /** The places of a member that are in its departments. Members authorise at the root only. */
  public List<Place> places(CorpMember member) {
    return byMember
        ? List.of(new Place(Department.ROOT, 0, false))
        : member.places().stream().filter(place -> readsParty(place.department())).toList();
  }

  /**
   * Whether that field is told: all of members that it has made itself; of others gender, picture
   * and QR code with consent. Never a name, which is the userid instead.
   *
   * <p>Unconfirmed: the legacy level 2 is told no more than level 1, and the consent counts for all
   * members of the corp.
   */
  public boolean tells(CorpMember member, MemberField field) {
    return isOwn(member) || (field.isGrantable() && consented.contains(field.apiName()));
  }

  /** What stands for the name. */
  public String nameOf(CorpMember member) {
    return tells(member, MemberField.NAME) ? member.name() : member.userId();
  }

  // What is changed.

  /** Members and departments; else 48002. */
  public boolean mayWrite() {
    return !byMember && reachesAll();
  }

  /** Any level that reads the organisation may have tags of its own. */
  public boolean mayHaveTags() {
    return !byMember && (mayReadContacts() || mayWrite());
  }

  /** Its own; a contacts app also the corp's (超级管理员组); else 81011. */
  public boolean mayWrite(Tag tag) {
    return isOwn(tag) || (mayWrite() && tag.createdBy().isEmpty());
  }

  /** Whether change_contact reaches it at all. */
  public boolean isNotified() {
    return !byMember && (mayReadContacts() || mayWrite());
  }

  private boolean isOwn(CorpMember member) {
    return member.createdBy().equals(suiteId);
  }

  private boolean isOwn(Tag tag) {
    return tag.createdBy().equals(suiteId);
  }

  /** A range with all that it brings along. */
  private record Reach(Set<String> users, Set<Integer> parties, Set<Integer> tags) {

    private static Reach of(Range range, Organisation organisation) {
      Set<String> users = new TreeSet<>(organisation.existing(range.users()));
      Set<Integer> parties = new TreeSet<>(organisation.withDescendants(range.parties()));
      Set<Integer> tags = new TreeSet<>();
      for (int id : range.tags()) {
        organisation
            .tag(id)
            .ifPresent(
                tag -> {
                  tags.add(id);
                  users.addAll(tag.users());
                  parties.addAll(organisation.withDescendants(tag.parties()));
                });
      }
      return new Reach(users, parties, tags);
    }

    private boolean holds(CorpMember member) {
      return users.contains(member.userId()) || isIn(member.departments());
    }

    private boolean isIn(Collection<Integer> departments) {
      return departments.stream().anyMatch(parties::contains);
    }
  }
}
