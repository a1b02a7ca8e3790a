package dev.suitehub.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "CRM",
        "../crm",
        "crm/",
        "crm\0",
        "'",
        "<b>",
        "应用",
        "system",
        "a-key-of-more-than-thirty-two-letters"
      })
  void what_is_malformed_names_nothing(String text) {
    assertThat(Keys.findSuite(text)).isEmpty();
    assertThat(text.equals("system") ? Keys.findProvider("data") : Keys.findProvider(text))
        .isEmpty();
  }

  @Test
  void what_is_well_formed_names_what_may_be_there() {
    assertThat(Keys.findSuite("crm-2")).contains(new SuiteKey("crm-2"));
    assertThat(Keys.findProvider("acme")).contains(new ProviderKey("acme"));
  }
}
