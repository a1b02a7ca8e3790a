package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("CFG-13")
class MenuTest {

  private static final MenuButton HOME = MenuButton.view("首页", "https://app.example.com/");
  private static final String APP_ID = "wx0123456789abcdef";

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "3, false", "4, true"})
  void there_are_up_to_three_buttons(int buttons, boolean refused) {
    assertThat(check(new Menu(Collections.nCopies(buttons, HOME))).isRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "5, false", "6, true"})
  void a_button_opens_up_to_five(int children, boolean refused) {
    assertThat(check(MenuButton.parent("更多", Collections.nCopies(children, HOME))).isRefused())
        .isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"一二三四五, false", "一二三四五a, false", "一二三四五ab, true", "一二三四五六, true"})
  void a_top_name_has_at_most_16_bytes(String name, boolean refused) {
    assertThat(check(MenuButton.click(name, "k")).isRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"13, a, false", "13, ab, true", "14, '', true"})
  void a_name_below_has_at_most_40_bytes(int characters, String rest, boolean refused) {
    MenuButton child = MenuButton.click("字".repeat(characters) + rest, "k");

    assertThat(check(MenuButton.parent("更多", List.of(child))).isRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "128, false", "129, true"})
  void a_key_has_1_to_128_bytes(int bytes, boolean refused) {
    assertThat(check(MenuButton.click("按钮", "k".repeat(bytes))).isRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"1024, false", "1025, true"})
  void an_address_has_at_most_1024_bytes(int bytes, boolean refused) {
    String start = "https://app.example.com/";
    String url = start + "x".repeat(bytes - start.length());

    assertThat(check(MenuButton.view("按钮", url)).isRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({
    "http://app.example.com/, false",
    "weixin://wxpay/bizpayurl?x=1, false",
    "weixin://other, true",
    "app.example.com, true",
    "'', true"
  })
  void an_address_begins_with_http_or_https(String url, boolean refused) {
    assertThat(check(MenuButton.view("按钮", url)).isRefused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @EnumSource(MenuAction.class)
  void every_action_wants_what_it_needs(MenuAction action) {
    MenuButton bare = new MenuButton("按钮", action.wireName(), "", "", "", "", List.of());
    MenuButton full =
        new MenuButton(
            "按钮",
            action.wireName(),
            action.needsKey() ? "k" : "",
            action == MenuAction.VIEW ? "https://app.example.com/" : "",
            action == MenuAction.VIEW_MINIPROGRAM ? APP_ID : "",
            action == MenuAction.VIEW_MINIPROGRAM ? "pages/index" : "",
            List.of());

    assertThat(check(bare).isRefused()).isTrue();
    assertThat(check(full).all()).isEmpty();
  }

  @Test
  void an_unknown_action_a_missing_name_and_a_third_level_are_refused() {
    assertThat(check(new MenuButton("按钮", "dance", "k", "", "", "", List.of())).isRefused())
        .isTrue();
    assertThat(check(MenuButton.click("", "k")).isRefused()).isTrue();
    assertThat(
            check(MenuButton.parent("一", List.of(MenuButton.parent("二", List.of(HOME)))))
                .isRefused())
        .isTrue();
  }

  @Test
  void a_button_that_opens_others_does_nothing_else() {
    MenuButton both = new MenuButton("更多", "click", "k", "", "", "", List.of(HOME));

    assertThat(check(both).isRefused()).isTrue();
  }

  @Test
  void a_finding_names_the_button_by_its_place() {
    Findings findings =
        check(
            new Menu(
                List.of(HOME, MenuButton.parent("更多", List.of(HOME, MenuButton.click("x", ""))))));

    assertThat(findings.all()).hasSize(1);
    assertThat(findings.all().get(0).text(Locale.ENGLISH)).isEqualTo("Button 2.2 needs a key.");
  }

  @Test
  @Tag("CFG-09")
  void the_corpids_place_and_disliked_words_are_warned_of() {
    Findings findings = check(MenuButton.view("抽奖", "https://app.example.com/?c=$CORPID$"));

    assertThat(findings.isRefused()).isFalse();
    assertThat(findings.all()).extracting(Finding::rule).containsExactly("CFG-13", "CFG-09");
  }

  private static Findings check(MenuButton button) {
    return check(new Menu(List.of(button)));
  }

  private static Findings check(Menu menu) {
    return AppRules.menu(menu);
  }
}
