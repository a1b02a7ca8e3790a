package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.install.Authorisation;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCallsTest {

  private static final String CARD =
      "'touser':'admin','msgtype':'template_card','template_card':"
          + "{'card_type':'button_interaction','task_id':'t1'}";

  @AutoClose private final ApiRig rig = new ApiRig();
  private final Authorisation installed = rig.installed(CORP_A);

  @Test
  void who_is_not_in_the_visible_range_is_named_in_lower_case_and_the_rest_gets_it() {
    JsonObject sent =
        send(
            "'touser':'Admin|Nobody','toparty':'7','totag':'8','msgtype':'text','text':{'content':'a'}");

    assertThat(sent.getInt("errcode")).isZero();
    assertThat(sent.getString("invaliduser")).isEqualTo("nobody");
    assertThat(sent.getString("invalidparty")).isEqualTo("7");
    assertThat(sent.getString("invalidtag")).isEqualTo("8");
    assertThat(sent).containsKey("msgid").doesNotContainKey("response_code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'msgtype':'text','text':{'content':'a'} | 82001",
        "'touser':'nobody','msgtype':'text','text':{'content':'a'} | 81013",
        "'touser':'@all','msgtype':'text','text':{'content':'a'} | 0",
        "'touser':'admin','msgtype':'text','text':{} | 44004",
        "'touser':'admin','msgtype':'smoke' | 40008",
        "'touser':'admin' | 40008",
        "'touser':'admin','msgtype':'markdown','markdown':{'content':'a'} | 0",
        "'touser':'admin','msgtype':'image','image':{} | 40063",
        "'touser':'admin','msgtype':'file','file':{'media_id':'x'} | 40007",
        "'touser':'admin','msgtype':'textcard','textcard':{'title':'a','description':'b'} | 40063",
        "'touser':'admin','msgtype':'textcard','textcard':{'title':'a','description':'b','url':'u'}"
            + " | 0",
        "'touser':'admin','msgtype':'news','news':{'articles':[]} | 40063",
        "'touser':'admin','msgtype':'news','news':{'articles':[{'title':'a','url':'u'}]} | 0",
        "'touser':'admin','msgtype':'miniprogram_notice','miniprogram_notice':{'appid':'wx','title':'a'}"
            + " | 0",
        "'touser':'admin','msgtype':'template_card','template_card':{'card_type':'text_notice'} |"
            + " 0",
        "'touser':'admin','msgtype':'template_card','template_card':{'card_type':'x'} | 40058",
        "'touser':'admin','msgtype':'template_card','template_card':{'card_type':'vote_interaction'}"
            + " | 40063",
        "'touser':'admin','msgtype':'template_msg','template_msg':{'template_id':'t'} | 40063"
      })
  void each_type_has_what_it_must_hold(String body, int errcode) {
    assertThat(send(body).getInt("errcode")).isEqualTo(errcode);
  }

  @ParameterizedTest
  @CsvSource({
    "toparty, 100, 81013",
    "toparty, 101, 82002",
    "totag, 100, 81013",
    "totag, 101, 82003"
  })
  void there_are_limits_to_departments_and_tags(String field, int count, int errcode) {
    String ids =
        IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining("|"));

    assertThat(
            send("'" + field + "':'" + ids + "','msgtype':'text','text':{'content':'a'}")
                .getInt("errcode"))
        .isEqualTo(errcode);
  }

  @ParameterizedTest
  @CsvSource({"8, 0", "9, 45008"})
  void news_has_up_to_eight_articles(int count, int errcode) {
    String articles =
        IntStream.range(0, count)
            .mapToObj(i -> "{'title':'a'}")
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(
            send("'touser':'admin','msgtype':'news','news':{'articles':" + articles + "}")
                .getInt("errcode"))
        .isEqualTo(errcode);
  }

  @Test
  void another_apps_id_is_refused_and_a_missing_one_too() {
    assertThat(rig.asCorp(installed, "message/send", "{'touser':'admin'}").getInt("errcode"))
        .isEqualTo(41011);
    assertThat(rig.asCorp(installed, "message/send", "{'agentid':1}").getInt("errcode"))
        .isEqualTo(301002);
  }

  @Test
  void an_app_that_the_corp_has_disabled_sends_nothing() {
    rig.rig
        .database
        .tx()
        .run(
            () -> {
              Agent agent = rig.agents.of(installed);
              agent.close(true);
              rig.agents.save(agent);
            });

    assertThat(send("'touser':'admin','msgtype':'text','text':{'content':'a'}").getInt("errcode"))
        .isEqualTo(50003);
  }

  @Test
  void a_message_is_recalled_within_a_day_by_its_app_and_once() {
    String first = messageId();
    String second = messageId();
    assertThat(recall(rig.installed(CORP_B), first)).isEqualTo(40058);
    assertThat(recall(installed, first)).isZero();
    assertThat(recall(installed, first)).isEqualTo(40058);
    assertThat(recall(installed, "msg99999")).isEqualTo(40058);

    rig.rig.clock.turn(Duration.ofHours(24).minusSeconds(1));
    String third = messageId();
    assertThat(recall(installed, second)).isZero();
    rig.rig.clock.turn(Duration.ofHours(24));
    assertThat(recall(installed, third)).isEqualTo(40058);
  }

  @Test
  void a_card_is_changed_by_its_response_code_within_a_day_and_once() {
    String first = send(CARD).getString("response_code");
    String second = send(CARD).getString("response_code");
    assertThat(update(first)).isZero();
    assertThat(update(first)).isEqualTo(40058);

    rig.rig.clock.turn(Duration.ofHours(24));
    assertThat(update(second)).isEqualTo(40058);
    assertThat(update(send(CARD).getString("response_code"))).isZero();
  }

  private String messageId() {
    return send("'touser':'admin','msgtype':'text','text':{'content':'a'}").getString("msgid");
  }

  private int recall(Authorisation authorisation, String messageId) {
    return rig.asCorp(authorisation, "message/recall", "{'msgid':'" + messageId + "'}")
        .getInt("errcode");
  }

  private int update(String responseCode) {
    String body =
        "{'agentid':%d,'atall':1,'response_code':'%s','button':{'replace_name':'done'}}"
            .formatted(installed.agentId(), responseCode);
    return rig.asCorp(installed, "message/update_template_card", body).getInt("errcode");
  }

  private JsonObject send(String body) {
    return rig.asCorp(
        installed, "message/send", "{'agentid':" + installed.agentId() + "," + body + "}");
  }
}
