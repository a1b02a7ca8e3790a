package dev.suitehub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  @Test
  void what_claims_to_happen_later_happened_when_it_came() {
    Instant now = Instant.parse("2026-11-22T08:00:00Z");
    Notice fromTheFuture =
        Notice.parse(
            "<xml><InfoType>suite_ticket</InfoType><TimeStamp>4102444800</TimeStamp></xml>");
    Notice ofBefore =
        Notice.parse(
            "<xml><InfoType>suite_ticket</InfoType><TimeStamp>1700000000</TimeStamp></xml>");
    Notice ofNoTime = Notice.parse("<xml><InfoType>suite_ticket</InfoType></xml>");

    assertThat(fromTheFuture.happenedBy(now)).isEqualTo(now);
    assertThat(ofBefore.happenedBy(now)).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(ofNoTime.happenedBy(now)).isEqualTo(now);
  }

  @Test
  @Tag("complaint-08")
  void a_ticket_is_read_though_a_blank_stands_before_its_cdata() {
    Notice notice =
        Notice.parse(
            "<xml><SuiteId><![CDATA[ww00000000000suite]]></SuiteId>"
                + "<InfoType> <![CDATA[suite_ticket]]></InfoType>"
                + "<TimeStamp>1700000000</TimeStamp>"
                + "<SuiteTicket><![CDATA[TICKET_0001]]></SuiteTicket></xml>");
    assertThat(notice.type()).isEqualTo(NoticeType.SUITE_TICKET);
    assertThat(notice.shape()).isEqualTo(NoticeShape.INFO);
    assertThat(notice.rawType()).isEqualTo("suite_ticket");
    assertThat(notice.suiteId()).hasValue(new SuiteId("ww00000000000suite"));
    assertThat(notice.timeStamp()).hasValue(Instant.ofEpochSecond(1_700_000_000));
    assertThat(notice.secret("SuiteTicket")).hasValue(Secret.of("TICKET_0001"));
    assertThat(notice.corpId()).isEmpty();
    assertThat(notice.serviceCorpId()).isEmpty();
    assertThat(notice.changeType()).isEmpty();
  }

  @Tag("wire-R6")
  @Test
  @Tag("complaint-29")
  void an_unknown_kind_is_kept_with_its_name_and_fields() {
    Notice notice =
        Notice.parse("<xml><InfoType>brand_new</InfoType><Thing><Id>7</Id></Thing></xml>");
    assertThat(notice.type()).isEqualTo(NoticeType.UNKNOWN);
    assertThat(notice.rawType()).isEqualTo("brand_new");
    assertThat(notice.tree().child("Thing").flatMap(thing -> thing.text("Id"))).hasValue("7");
    assertThat(notice).hasToString("Notice[INFO brand_new]");
  }

  @Test
  void one_name_comes_in_two_shapes() {
    Notice info =
        Notice.parse(
            "<xml><InfoType>change_contact</InfoType><ChangeType>create_user</ChangeType>"
                + "<AuthCorpId>wp1</AuthCorpId></xml>");
    Notice event =
        Notice.parse(
            "<xml><ToUserName>wp1</ToUserName><FromUserName>sys</FromUserName>"
                + "<MsgType>event</MsgType><Event>change_contact</Event>"
                + "<CreateTime><![CDATA[1700000000]]></CreateTime>"
                + "<ChangeType>create_user</ChangeType></xml>");
    assertThat(info.type()).isEqualTo(event.type()).isEqualTo(NoticeType.CHANGE_CONTACT);
    assertThat(info.corpId()).isEqualTo(event.corpId()).hasValue(new CorpId("wp1"));
    assertThat(info.changeType()).isEqualTo(event.changeType()).hasValue("create_user");
    assertThat(event.shape()).isEqualTo(NoticeShape.EVENT);
    assertThat(event.timeStamp()).hasValue(Instant.ofEpochSecond(1_700_000_000));
  }

  @Test
  void a_message_of_a_member_is_no_event() {
    Notice notice =
        Notice.parse(
            "<xml><ToUserName>wp1</ToUserName><MsgType>location</MsgType><Event>LOCATION</Event></xml>");
    assertThat(notice.type()).isEqualTo(NoticeType.LOCATION);
    assertThat(notice.shape()).isEqualTo(NoticeShape.MESSAGE);
    assertThat(notice.corpId()).hasValue(new CorpId("wp1"));
  }

  @Test
  void the_corp_is_the_authorised_one_then_the_paying_one() {
    assertThat(
            Notice.parse(
                    "<xml><InfoType>x</InfoType><PaidCorpId>wp2</PaidCorpId>"
                        + "<AuthCorpId>wp1</AuthCorpId></xml>")
                .corpId())
        .hasValue(new CorpId("wp1"));
    assertThat(
            Notice.parse("<xml><InfoType>open_order</InfoType><PaidCorpId>wp2</PaidCorpId></xml>")
                .corpId())
        .hasValue(new CorpId("wp2"));
    assertThat(
            Notice.parse("<xml><InfoType>x</InfoType><ToUserName>wp3</ToUserName></xml>").corpId())
        .isEmpty();
  }

  @Test
  void a_provider_wide_notice_names_the_provider() {
    Notice notice =
        Notice.parse(
            "<xml><ServiceCorpId>wwProvider</ServiceCorpId>"
                + "<InfoType>license_pay_success</InfoType></xml>");
    assertThat(notice.serviceCorpId()).hasValue(new CorpId("wwProvider"));
    assertThat(notice.suiteId()).isEmpty();
  }

  @Test
  void a_literal_cdata_mark_in_an_official_sample_is_read_through() {
    Notice notice =
        Notice.parse(
            "<xml><InfoType>share_agent_change</InfoType><CorpId>![CDATA[ww11111]]</CorpId></xml>");
    assertThat(notice.field("CorpId")).hasValue("ww11111");
  }

  @Test
  void an_id_that_is_none_counts_as_absent() {
    Notice notice =
        Notice.parse(
            "<xml><InfoType>change_auth</InfoType><SuiteId>a b</SuiteId>"
                + "<AuthCorpId>你</AuthCorpId><ServiceCorpId/></xml>");
    assertThat(notice.suiteId()).isEmpty();
    assertThat(notice.corpId()).isEmpty();
    assertThat(notice.serviceCorpId()).isEmpty();
    assertThat(notice.type()).isEqualTo(NoticeType.CHANGE_AUTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "-1",
        "1.5",
        "1e9",
        "253402300800",
        "1700000000000",
        "99999999999999999999",
        "１"
      })
  void a_time_that_makes_no_sense_counts_as_absent(String time) {
    Notice notice = Notice.parse("<xml><TimeStamp>" + time + "</TimeStamp></xml>");
    assertThat(notice.timeStamp()).isEmpty();
  }

  @Tag("wire-R6")
  @Test
  void lists_stay_lists() {
    Notice notice =
        Notice.parse(
            "<xml><InfoType>auto_activate</InfoType>"
                + "<AccountList><UserId>a</UserId></AccountList>"
                + "<AccountList><UserId>b</UserId></AccountList></xml>");
    assertThat(notice.tree().children("AccountList"))
        .map(account -> account.text("UserId").orElseThrow())
        .containsExactly("a", "b");
  }

  @Test
  void secrets_are_removed_at_any_depth_and_in_any_letter_case() {
    Notice notice =
        Notice.parse(
            "<xml><InfoType>register_corp</InfoType><RegisterCode>S1</RegisterCode>"
                + "<ContactSync><AccessToken>S2</AccessToken><ExpiresIn>1800</ExpiresIn></ContactSync>"
                + "<suiteticket>S3</suiteticket><AuthCode>S4</AuthCode><Token>S5</Token>"
                + "<AccountList><ActiveCode>S6</ActiveCode><UserId>u</UserId></AccountList>"
                + "<WelcomeCode><Inner>S7</Inner></WelcomeCode><State>kept</State></xml>");
    String shown = notice.withoutSecrets().toXml();
    assertThat(shown)
        .doesNotContainPattern("S[0-9]")
        .contains("kept", "1800", "UserId", "register_corp");
    assertThat(notice.tree().toXml()).contains("S1", "S2", "S3", "S4", "S5", "S6", "S7");
  }

  @Test
  void a_ticket_or_a_code_that_is_longer_than_any_is_none() {
    String longest = "x".repeat(Notice.MOST_SECRET_BYTES);

    assertThat(code(longest)).contains(longest);
    assertThat(code(longest + "x")).isEmpty();
    assertThat(code("汉".repeat(171))).as("bytes, not letters").isEmpty();
  }

  private static Optional<String> code(String value) {
    return Notice.parse(
            "<xml><InfoType>create_auth</InfoType><AuthCode>" + value + "</AuthCode></xml>")
        .secret("AuthCode")
        .map(Secret::reveal);
  }

  @Tag("wire-R6")
  @ParameterizedTest
  @ValueSource(strings = {"<xml/>", "<other><a>1</a></other>", "<xml><MsgType> </MsgType></xml>"})
  void a_document_without_a_type_is_still_a_notice(String xml) {
    Notice notice = Notice.parse(xml);
    assertThat(notice.type()).isEqualTo(NoticeType.UNKNOWN);
    assertThat(notice.shape()).isEqualTo(NoticeShape.OTHER);
    assertThat(notice.rawType()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5927782489442352469", "{\"MsgType\":\"text\"}", "<xml>"})
  void what_is_not_xml_is_no_notice(String text) {
    WireException refusal = catchThrowableOfType(WireException.class, () -> Notice.parse(text));
    assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
  }

  @Test
  void the_captured_create_auth_has_a_code_and_no_corp() {
    Vector captured =
        Vector.incoming()
            .filter(v -> v.toString().equals("senparc-suite-create_auth"))
            .findFirst()
            .orElseThrow();
    Notice notice = Notice.parse(captured.plaintext());
    assertThat(notice.type()).isEqualTo(NoticeType.CREATE_AUTH);
    assertThat(notice.suiteId()).hasValue(new SuiteId("tj99bf85a7c6525277"));
    assertThat(notice.secret("AuthCode")).isPresent();
    assertThat(notice.corpId()).isEmpty();
    assertThat(notice.timeStamp()).hasValue(Instant.ofEpochSecond(1_505_643_268));
  }

  /** Whatever its ChangeType, a kind stays what its InfoType says: no party becomes a user. */
  @Test
  @Tag("complaint-30")
  void every_info_type_is_itself_with_every_change_type() {
    List<NoticeType> infos =
        Stream.of(NoticeType.values()).filter(type -> type.comesAs(NoticeShape.INFO)).toList();
    assertThat(infos).hasSizeGreaterThan(40);
    for (NoticeType type : infos) {
      for (String changeType :
          List.of(
              "create_user",
              "update_user",
              "delete_user",
              "create_party",
              "update_party",
              "delete_party",
              "update_tag",
              "add_external_contact",
              "del_follow_user",
              "create_student",
              "never_heard_of")) {
        Notice notice =
            Notice.parse(
                "<xml><InfoType>%s</InfoType><ChangeType>%s</ChangeType></xml>"
                    .formatted(type.wireName(), changeType));

        assertThat(notice.type()).isEqualTo(type);
        assertThat(notice.rawType()).isEqualTo(type.wireName());
        assertThat(notice.changeType()).hasValue(changeType);
      }
    }
  }
}
