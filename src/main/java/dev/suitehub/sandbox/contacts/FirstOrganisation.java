package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.contacts.CorpMember.Place;
import dev.suitehub.sandbox.world.SandboxCorp;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a corp has before anybody changes it: the same for every corp but for its admin. */
final class FirstOrganisation {

  private static final int PRODUCT = 2;
  private static final int MARKET = 3;

  private FirstOrganisation() {}

  static Organisation of(SandboxCorp corp) {
    String admin = corp.adminUserId();
    Organisation first =
        Organisation.of(
                List.of(
                    new Department(
                        Department.ROOT, rootName(corp), "", 0, 100_000_000, List.of(admin))),
                // As it was entered, even if WeCom would not take such a userid.
                List.of(
                    member(1, admin, corp.adminName(), "1", "总经理", new Place(1, 0, true))
                        .withKey(1)),
                List.of(),
                List.of())
            .add(new Department(PRODUCT, "产品研发部", "Product", 1, 100_000_000, List.of()))
            .add(new Department(MARKET, "市场部", "Marketing", 1, 99_999_000, List.of()));
    first = add(first, member(2, "zhangwei", "张伟", "1", "研发经理", new Place(PRODUCT, 10, true)));
    first = add(first, member(3, "wangfang", "王芳", "2", "产品经理", new Place(PRODUCT, 0, false)));
    first = add(first, member(4, "lina", "李娜", "2", "市场经理", new Place(MARKET, 10, true)));
    first = add(first, member(5, "liuyang", "刘洋", "1", "客户经理", new Place(MARKET, 0, false)));
    first =
        add(
            first,
            member(
                6,
                "chenjing",
                "陈静",
                "2",
                "设计师",
                new Place(PRODUCT, 0, false),
                new Place(MARKET, 0, false)));
    return first
        .add(new Tag(1, "管理层", List.of(admin, "zhangwei", "lina"), List.of(), ""))
        .add(new Tag(2, "试点用户", List.of("wangfang"), List.of(MARKET), ""))
        .appoint(CorpAdmin.creator(admin));
  }

  /** One of them may be the corp's admin already. */
  private static Organisation add(Organisation organisation, CorpMember member) {
    return organisation.member(member.userId()).isPresent()
        ? organisation
        : organisation.add(member);
  }

  private static String rootName(SandboxCorp corp) {
    String name = corp.name().replaceAll("[\\\\:*?\"<>|]", " ").strip();
    int end = name.offsetByCodePoints(0, Math.min(20, name.codePointCount(0, name.length())));
    return name.isEmpty() ? corp.corpId().value() : name.substring(0, end);
  }

  private static CorpMember member(
      int number, String userId, String name, String gender, String position, Place... places) {
    Map<MemberField, String> fields = new EnumMap<>(MemberField.class);
    fields.put(MemberField.NAME, name);
    fields.put(MemberField.GENDER, gender);
    fields.put(MemberField.POSITION, position);
    // Numbers that nobody has: 100 is no mobile prefix.
    fields.put(MemberField.MOBILE, "1000000000" + number);
    fields.put(MemberField.EMAIL, "member" + number + "@example.com");
    fields.put(MemberField.BIZ_MAIL, "member" + number + "@corp.example.com");
    fields.put(MemberField.TELEPHONE, "020-0000000" + number);
    fields.put(MemberField.ADDRESS, "示例路 " + number + " 号");
    fields.put(MemberField.AVATAR, "https://example.com/avatar/" + number);
    fields.put(MemberField.THUMB_AVATAR, "https://example.com/avatar/" + number + "/100");
    fields.put(MemberField.QR_CODE, "https://example.com/qr/" + number);
    return new CorpMember(0, userId, fields, List.of(places), 0, List.of(), CorpMember.ACTIVE, "");
  }
}
