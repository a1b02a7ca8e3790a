package dev.suitehub.sandbox.push;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeType;
import dev.suitehub.wire.PassiveReply;
import dev.suitehub.wire.XmlTree;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members do, and what the app replies at once. */
class MemberActsTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final MemberActs acts = new MemberActs(new Announcer(rig.pusher, rig.clock));

  @Test
  void a_member_writes_and_reads_the_reply() {
    rig.receiver.replies(opened -> sealed("wwcorpa", reply("li", "wwcorpa", "text", "好的 👍")));
    Push push = acts.says(scene(), "在吗");

    assertThat(notice().field("Content")).contains("在吗");
    assertThat(notice().field("FromUserName")).contains("li");
    assertThat(push.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(push.replyKind()).contains("text");
    assertThat(push.reply()).contains("好的 👍");
  }

  @ParameterizedTest
  @CsvSource({
    "wwcorpb, li, wwcorpa, text, -40005",
    "wwcorpa, wu, wwcorpa, text, ToUserName",
    "wwcorpa, li, wwother, text, FromUserName",
    "wwcorpa, li, wwcorpa, file, MsgType"
  })
  void a_reply_that_wecom_cannot_show_is_told_with_the_reason(
      String receiver, String to, String from, String kind, String reason) {
    rig.receiver.replies(opened -> sealed(receiver, reply(to, from, kind, "x")));
    Push push = acts.says(scene(), "在吗");

    assertThat(push.verdict()).isEqualTo(Verdict.WRONG_REPLY);
    assertThat(push.problem()).contains(reason);
    assertThat(push.reply()).isEmpty();
  }

  @Test
  void a_reply_in_the_clear_is_none() {
    rig.receiver.replies(opened -> reply("li", "wwcorpa", "text", "x"));

    Push push = acts.says(scene(), "在吗");

    assertThat(push.verdict()).isEqualTo(Verdict.WRONG_REPLY);
    assertThat(push.problem()).contains("-40002");
  }

  @Test
  void members_enter_click_and_move() {
    acts.enters(scene());
    assertThat(notice().type()).isEqualTo(NoticeType.ENTER_AGENT);
    acts.clicks(scene(), "KEY");
    assertThat(notice().type()).isEqualTo(NoticeType.CLICK);
    assertThat(notice().field("EventKey")).contains("KEY");
    acts.isAt(scene(), "23.1", "113.3");
    assertThat(notice().type()).isEqualTo(NoticeType.REPORT_LOCATION);
    acts.sendsPlace(scene(), "23.1", "113.3", "广州");
    assertThat(notice().type()).isEqualTo(NoticeType.LOCATION);
    assertThat(notice().field("MsgId").orElseThrow()).matches("[0-9]{18}");
  }

  @Test
  void what_is_kept_shows_what_was_sent_but_no_secret() {
    Push push = acts.answersCard(scene(), "task-9", "yes", "one-use-code");

    Push kept = rig.database.tx().call(() -> rig.pushes.get(push.id()));
    assertThat(kept.plain())
        .contains("task-9", "<ResponseCode><![CDATA[***]]></ResponseCode>")
        .contains("<AgentID>1000001</AgentID>")
        .doesNotContain("one-use-code");
    assertThat(kept.request()).contains("<Encrypt>");
    assertThat(kept.query()).startsWith("?msg_signature=");
    assertThat(kept.attempts()).hasSize(1);
  }

  private Notice notice() {
    int last = rig.receiver.received().size() - 1;
    return Notice.parse(rig.receiver.received().get(last).opened().text());
  }

  private String sealed(String receiver, String text) {
    return PassiveReply.toXml(
        new CallbackCipher(rig.suite().callbackKey()).seal(text, receiver, "1700000000", "n1"));
  }

  private static String reply(String to, String from, String kind, String content) {
    return XmlTree.element(
            "xml",
            XmlTree.element("ToUserName", to),
            XmlTree.element("FromUserName", from),
            XmlTree.number("CreateTime", "1700000000"),
            XmlTree.element("MsgType", kind),
            XmlTree.element("Content", content))
        .toXml();
  }

  private Scene scene() {
    return new Scene(
        Optional.of(rig.suite()), rig.provider(), Optional.of(CORP_A), "1000001", "li");
  }
}
