package dev.suitehub.gateway.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.wire.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsSignatureTest {

  private static final Secret TICKET =
      Secret.of(
          "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg");

  /** The vectors of doc 96909 and of WeChat's copy of it. */
  @ParameterizedTest
  @CsvSource({
    "http://mp.weixin.qq.com?params=value, 0f9de62fce790f9a083d5c99e95740ceb90c27ed",
    "http://mp.weixin.qq.com, f4d90daf4b3bca3078ab155816175ba34c443a7b"
  })
  void the_published_signatures_are_made(String url, String signature) {
    assertThat(JsSignature.of(TICKET, "Wm3WZYTPz0wzccnW", 1414587457, url)).isEqualTo(signature);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example.com/p?q=1#top, https://a.example.com/p?q=1",
    "https://a.example.com/p?q=%E4%BD%A0, https://a.example.com/p?q=%E4%BD%A0",
    "http://a.example.com#, http://a.example.com"
  })
  void a_page_is_signed_as_it_came_without_its_fragment(String said, String signed) {
    assertThat(PageUrl.of(said).text()).isEqualTo(signed);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "www.example.com", "ftp://a.example.com/", "https://", "https://a b"})
  void what_is_no_page_is_refused(@Nullable String said) {
    assertThatThrownBy(() -> PageUrl.of(said)).isInstanceOf(ProblemException.class);
  }
}
