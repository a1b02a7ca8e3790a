package dev.suitehub.sandbox.member;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.MenuButton;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.ApiRig;
import dev.suitehub.sandbox.api.CardButton;
import dev.suitehub.sandbox.api.Message;
import dev.suitehub.sandbox.api.Messages;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCode;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.AfterAnswer;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.MemberActs;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.PassiveReply;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.XmlTree;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbenchTest {

  @AutoClose private final ApiRig api = new ApiRig();
  private final PushRig rig = api.rig;
  private final InstallRig install = api.install;
  private final ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
  private final IdentityCodes codes = new IdentityCodes(rig.database.entities(), rig.clock);
  private final List<Runnable> afterwards = new ArrayList<>();
  private final Workbench workbench =
      new Workbench(
          rig.corps,
          rig.suites,
          rig.providers,
          install.authorisations,
          books,
          new Sights(books),
          new Messages(rig.database.entities(), rig.clock),
          api.agents,
          codes,
          new MemberActs(new Announcer(rig.pusher, rig.clock)),
          new AfterAnswer() {
            @Override
            public void run(Runnable work) {
              afterwards.add(work);
            }
          },
          rig.database.tx());

  @BeforeEach
  void product_sees_the_app() {
    install.exchange(install.authCode(CORP_A));
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE.visible(new Range(List.of(), List.of(2), List.of())));
  }

  @Test
  void a_member_has_the_apps_whose_range_holds_them() {
    assertThat(workbench.desk(CORP_A, "zhangwei").apps()).hasSize(1);
    assertThat(workbench.desk(CORP_A, "lina").apps()).isEmpty();
  }

  @Test
  void who_does_not_see_an_app_does_not_open_it_or_write_to_it() {
    assertThat(problem(() -> workbench.app(CORP_A, "lina", SUITE)))
        .isEqualTo(SandboxProblem.NOT_INSTALLED);
    assertThat(problem(() -> workbench.says(CORP_A, "lina", SUITE, "hello")))
        .isEqualTo(SandboxProblem.NOT_INSTALLED);
    assertThat(problem(() -> workbench.desk(CORP_A, "nobody")))
        .isEqualTo(SandboxProblem.NO_SUCH_MEMBER);
  }

  @Test
  void a_message_and_a_click_go_to_the_data_url_in_the_members_name() {
    Push said = workbench.says(CORP_A, "zhangwei", SUITE, "你好");
    Push clicked = workbench.clicks(CORP_A, "zhangwei", SUITE, "HELP");

    assertThat(said.plain()).contains("zhangwei").contains("你好");
    assertThat(clicked.type()).isEqualTo("click");
    assertThat(clicked.plain()).contains("HELP");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"touser\":\"zhangwei|lina\"', true, false",
    "'\"touser\":\"ZHANGWEI\"', true, false",
    "'\"toparty\":\"2\"', true, true",
    "'\"totag\":\"1\"', true, false",
    "'\"touser\":\"@all\"', true, true",
    "'\"touser\":\"chenjing\",\"toparty\":\"3\"', false, true"
  })
  void messages_reach_members_by_name_department_tag_or_all_within_the_range(
      String to, boolean zhangwei, boolean chenjing) {
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE.visible(new Range(List.of(), List.of(2), List.of(1))));
    send(to + ",\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}");

    assertThat(workbench.app(CORP_A, "zhangwei", SUITE).messages()).hasSize(zhangwei ? 1 : 0);
    assertThat(workbench.app(CORP_A, "chenjing", SUITE).messages()).hasSize(chenjing ? 1 : 0);
  }

  @Test
  void who_is_named_last_of_a_thousand_gets_the_message() {
    String others =
        IntStream.range(1, 1000).mapToObj("m%063d|"::formatted).collect(Collectors.joining());
    send("\"touser\":\"" + others + "zhangwei\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}");

    assertThat(workbench.app(CORP_A, "zhangwei", SUITE).messages()).hasSize(1);
    assertThat(workbench.app(CORP_A, "wangfang", SUITE).messages()).isEmpty();
  }

  @Test
  void a_department_outside_the_range_brings_nothing_to_a_member_who_is_in_it_too() {
    send(
        "\"touser\":\"wangfang\",\"toparty\":\"3\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}");

    assertThat(workbench.app(CORP_A, "chenjing", SUITE).messages()).isEmpty();
  }

  @Test
  void opening_an_app_is_reported_where_the_app_asked_for_it() {
    home();
    URI home = workbench.opens(CORP_A, "zhangwei", SUITE);
    assertThat(home.toString()).isEqualTo("https://a.example/wwcorpa");
    assertThat(rig.receiver.received()).isEmpty();

    api.asCorp(
        authorisation(),
        "agent/set",
        "{'agentid':" + authorisation().agentId() + ",'isreportenter':1,'report_location_flag':1}");
    workbench.opens(CORP_A, "zhangwei", SUITE);
    assertThat(rig.receiver.received()).as("before the member is there").isEmpty();

    afterwards.forEach(Runnable::run);

    assertThat(rig.receiver.received())
        .extracting(one -> XmlTree.parse(one.opened().text()).text("Event").orElse(""))
        .containsExactly("enter_agent", "LOCATION");
  }

  @Test
  void a_member_does_what_else_there_is_and_nothing_that_is_not_a_members() {
    for (String act : Workbench.MORE) {
      assertThat(workbench.does(CORP_A, "zhangwei", SUITE, act).isAccepted()).as(act).isTrue();
    }
    assertThat(problem(() -> workbench.does(CORP_A, "zhangwei", SUITE, "cancel_auth")))
        .isEqualTo(SandboxProblem.NO_SUCH_ENTRY);
  }

  @Test
  void a_button_of_a_card_is_pressed_with_a_code_that_changes_the_card_once() {
    sendCard();
    Message card = workbench.app(CORP_A, "zhangwei", SUITE).messages().get(0);
    assertThat(CardButton.of(card)).extracting(CardButton::text).containsExactly("同意");

    Push pressed = workbench.answers(CORP_A, "zhangwei", SUITE, card.id(), "yes");

    assertThat(pressed.type()).isEqualTo("template_card_event");
    XmlTree event = XmlTree.parse(rig.receiver.received().get(0).opened().text());
    assertThat(event.text("TaskId")).contains("t1");
    assertThat(event.text("EventKey")).contains("yes");
    assertThat(event.child("SelectedItems")).isEmpty();
    String code = event.text("ResponseCode").orElseThrow();
    assertThat(update(code)).isZero();
    assertThat(update(code)).isEqualTo(40058);
    assertThat(problem(() -> workbench.answers(CORP_A, "zhangwei", SUITE, card.id(), "yes")))
        .isEqualTo(SandboxProblem.NO_SUCH_CARD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"update_button", "update_template_card"})
  void a_card_is_updated_by_a_reply_that_says_so_and_then_by_nothing_else(String kind) {
    sendCard();
    Message card = workbench.app(CORP_A, "zhangwei", SUITE).messages().get(0);
    rig.receiver.replies(opened -> reply(kind, "Button", "已同意"));

    Push pressed = workbench.answers(CORP_A, "zhangwei", SUITE, card.id(), "yes");

    assertThat(pressed.replyKind()).contains(kind);
    Message shown = workbench.app(CORP_A, "zhangwei", SUITE).messages().get(0);
    assertThat(shown.isUpdated()).isTrue();
    assertThat(CardButton.of(shown)).isEmpty();
    assertThat(MemberHtml.app(app(), Optional.of(pressed), Optional.empty()))
        .contains("已更新", "已同意")
        .doesNotContain("name=\"key\"");
    XmlTree event = XmlTree.parse(rig.receiver.received().get(0).opened().text());
    assertThat(update(event.text("ResponseCode").orElseThrow())).isEqualTo(40058);
    assertThat(problem(() -> workbench.answers(CORP_A, "zhangwei", SUITE, card.id(), "yes")))
        .isEqualTo(SandboxProblem.NO_SUCH_CARD);
  }

  @Test
  void a_card_stays_as_it_is_where_the_reply_is_a_text() {
    sendCard();
    Message card = workbench.app(CORP_A, "zhangwei", SUITE).messages().get(0);
    rig.receiver.replies(opened -> reply("text", "Text", "好的"));

    workbench.answers(CORP_A, "zhangwei", SUITE, card.id(), "yes");

    assertThat(CardButton.of(workbench.app(CORP_A, "zhangwei", SUITE).messages().get(0)))
        .hasSize(1);
  }

  @Test
  void the_menu_is_the_one_that_the_app_made_else_the_default() {
    rig.database.tx().run(() -> rig.suites.get(SUITE).describe(sheet("", "帮助 | click | HELP")));
    assertThat(app().menu()).extracting(MenuButton::key).containsExactly("HELP");

    rig.database
        .tx()
        .run(
            () -> {
              Agent agent = api.agents.of(authorisation());
              agent.showMenu(
                  "{\"button\":[{\"name\":\"今日\",\"type\":\"click\",\"key\":\"V1\"},"
                      + "{\"name\":\"更多\",\"sub_button\":["
                      + "{\"name\":\"网页\",\"type\":\"view\",\"url\":\"https://a.example/x\"},"
                      + "{\"name\":\"扫码\",\"type\":\"scancode_push\",\"key\":\"S1\"},"
                      + "{\"name\":\"小程序\",\"type\":\"view_miniprogram\",\"appid\":\"wx1\","
                      + "\"pagepath\":\"pages/x\"}]}]}");
              api.agents.save(agent);
            });

    assertThat(app().menu()).extracting(MenuButton::name).containsExactly("今日", "网页", "扫码", "小程序");
    assertThat(MemberHtml.app(app(), Optional.empty(), Optional.empty()))
        .contains("value=\"V1\"", "value=\"https://a.example/x\"", "value=\"S1\"")
        .contains("value=\"view_miniprogram\"", "value=\"pages/x\"")
        .doesNotContain("HELP");
  }

  @ParameterizedTest
  @CsvSource({
    "click, V1, click",
    "view, https://a.example/x, view",
    "scancode_push, S1, scancode_push",
    "location_select, S2, location_select",
    "view_miniprogram, pages/x, view_miniprogram",
    "whatever, V2, click",
  })
  void each_item_of_a_menu_sends_its_own_event(String action, String target, String event) {
    Push pressed = workbench.presses(CORP_A, "zhangwei", SUITE, action, target);

    assertThat(pressed.type()).isEqualTo(event);
    assertThat(XmlTree.parse(rig.receiver.received().get(0).opened().text()).text("EventKey"))
        .contains(target);
  }

  private Workbench.App app() {
    return workbench.app(CORP_A, "zhangwei", SUITE);
  }

  private void sendCard() {
    send(
        "\"touser\":\"zhangwei\",\"msgtype\":\"template_card\",\"template_card\":"
            + "{\"card_type\":\"button_interaction\",\"task_id\":\"t1\","
            + "\"button_list\":[{\"text\":\"同意\",\"key\":\"yes\"}]}");
  }

  private String reply(String kind, String element, String text) {
    String xml =
        XmlTree.element(
                "xml",
                XmlTree.element("ToUserName", "zhangwei"),
                XmlTree.element("FromUserName", CORP_A.value()),
                XmlTree.number("CreateTime", "1700000000"),
                XmlTree.element("MsgType", kind),
                XmlTree.element("Content", text),
                XmlTree.element(element, XmlTree.element("ReplaceName", text)))
            .toXml();
    return PassiveReply.toXml(
        new CallbackCipher(rig.suite().callbackKey())
            .seal(xml, CORP_A.value(), "1700000000", "n1"));
  }

  private int update(String responseCode) {
    return api.asCorp(
            authorisation(),
            "message/update_template_card",
            "{'agentid':%d,'userids':['zhangwei'],'response_code':'%s','button':{'replace_name':'ok'}}"
                .formatted(authorisation().agentId(), responseCode))
        .getInt("errcode");
  }

  private void send(String body) {
    assertThat(
            api.asCorp(
                    authorisation(),
                    "message/send",
                    "{\"agentid\":" + authorisation().agentId() + "," + body + "}")
                .getInt("errcode"))
        .isZero();
  }

  private Authorisation authorisation() {
    return rig.database.tx().call(() -> install.authorisations.active(SUITE, CORP_A));
  }

  private void home() {
    AppSheet sheet = sheet("https://a.example/$CORPID$", "");
    rig.database.tx().run(() -> rig.suites.get(SUITE).describe(sheet));
  }

  private static AppSheet sheet(String homeUrl, String menu) {
    AppSheet none = AppSheet.NOTHING;
    return new AppSheet(
        none.type(),
        none.slogan(),
        none.introduction(),
        none.scope(),
        none.sensitiveFields(),
        Optional.of(homeUrl),
        none.settingsUrl(),
        Optional.of(menu),
        none.miniProgram(),
        none.reviewAfter(),
        none.trustedDomain(),
        none.category());
  }

  @Test
  void a_mini_program_code_stands_for_the_member() {
    Secret code = workbench.miniProgramCode(CORP_A, "zhangwei", SUITE);

    assertThat(
            rig.database
                .tx()
                .call(
                    () ->
                        codes
                            .find(CodeKind.MINI_PROGRAM, SUITE.value(), code)
                            .map(IdentityCode::member)))
        .contains(new Member(CORP_A.value(), "zhangwei", ""));
  }

  private static SandboxProblem problem(Runnable act) {
    return (SandboxProblem) catchThrowableOfType(ProblemException.class, act::run).type();
  }
}
