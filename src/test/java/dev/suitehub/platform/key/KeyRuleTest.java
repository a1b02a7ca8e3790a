package dev.suitehub.platform.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "-", "crm", "crm-2", "abcdefghijklmnopqrstuvwxyz-01234"})
  void lower_case_letters_digits_and_hyphens_make_a_key(String text) {
    assertThat(new ProviderKey(text)).hasToString(text);
    assertThat(new SuiteKey(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "CRM",
        "crm ",
        "crm\n",
        "c_m",
        "c.m",
        "a/b",
        "..",
        "%2e",
        "é",
        "应用",
        "abcdefghijklmnopqrstuvwxyz-012345"
      })
  void anything_else_makes_none(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderKey(text))
        .withMessageContaining("provider")
        .withMessageContaining("a-z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuiteKey(text))
        .withMessageContaining("suite")
        .withMessageContaining("a-z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "data"})
  void the_kinds_of_callback_url_name_no_provider(String reserved) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderKey(reserved))
        .withMessageContaining(reserved)
        .withMessageContaining("reserved");
    assertThat(new SuiteKey(reserved)).hasToString(reserved);
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "sandbox"})
  void what_begins_other_urls_names_no_suite(String reserved) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuiteKey(reserved))
        .withMessageContaining(reserved)
        .withMessageContaining("reserved");
    assertThat(new ProviderKey(reserved)).hasToString(reserved);
  }

  @Test
  void keys_are_in_the_order_of_their_texts() {
    assertThat(new ProviderKey("a")).isLessThan(new ProviderKey("b"));
    assertThat(new SuiteKey("b")).isGreaterThan(new SuiteKey("a"));
  }
}
