package dev.suitehub.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void what_means_something_in_a_page_is_escaped() {
    assertThat(Html.escape("<a href=\"x\" title='y'>A & B</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;A &amp; B&lt;/a&gt;");
  }

  @Test
  void what_is_escaped_already_is_text_like_any_other() {
    assertThat(Html.escape("&lt;")).isEqualTo("&amp;lt;");
  }

  @Test
  void everything_else_stays() {
    assertThat(Html.escape("")).isEmpty();
    assertThat(Html.escape("甲公司 😀 `=/\n")).isEqualTo("甲公司 😀 `=/\n");
  }
}
