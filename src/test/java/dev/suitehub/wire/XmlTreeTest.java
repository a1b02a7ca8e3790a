package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("wire-R4")
class XmlTreeTest {
  @Test
  void text_is_trimmed_and_put_together() {
    assertThat(text("<a> \n <![CDATA[suite_ticket]]>\t</a>")).isEqualTo("suite_ticket");
    assertThat(text("<a>x &amp; <![CDATA[<y>]]><!-- no --> z&#x1F600;</a>"))
        .isEqualTo("x & <y> z😀");
    assertThat(text("<a/>")).isEmpty();
    assertThat(text("<a><![CDATA[]]></a>")).isEmpty();
    assertThat(text("<a><![CDATA[a]]]]><![CDATA[>b]]></a>")).isEqualTo("a]]>b");
  }

  @Test
  void a_literal_cdata_mark_is_unwrapped_in_plain_text_only() {
    assertThat(text("<a>![CDATA[ww11111]]</a>")).isEqualTo("ww11111");
    assertThat(text("<a> ![CDATA[ ww1 ]] </a>")).isEqualTo("ww1");
    assertThat(text("<a>![CDATA[ww1</a>")).isEqualTo("![CDATA[ww1");
    assertThat(text("<a><![CDATA[![CDATA[x]]]]></a>")).isEqualTo("![CDATA[x]]");
  }

  @Test
  void long_texts_come_whole() {
    String chinese = "你好😀 <&>".repeat(20_000);
    XmlTree tree = XmlTree.element("xml", XmlTree.element("Content", chinese));
    assertThat(XmlTree.parse(tree.toXml().getBytes(UTF_8))).isEqualTo(tree);
    String escaped = chinese.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    assertThat(text("<a>" + escaped + "</a>")).isEqualTo(chinese);
  }

  @Test
  void children_are_found_exactly_first_and_then_in_any_letter_case() {
    XmlTree tree = XmlTree.parse("<xml><userid>1</userid><UserID>2</UserID><Agent>3</Agent></xml>");
    assertThat(tree.text("UserID")).hasValue("2");
    assertThat(tree.text("USERID")).hasValue("1");
    assertThat(tree.children("UserID")).hasSize(1);
    assertThat(tree.children("USERID")).hasSize(2);
    assertThat(tree.text("agent")).hasValue("3");
    assertThat(tree.child("missing")).isEmpty();
    assertThat(tree.children("missing")).isEmpty();
  }

  @Test
  void text_beside_children_attributes_comments_and_instructions_are_dropped() {
    XmlTree tree =
        XmlTree.parse("<?xml version=\"1.0\"?><?x y?><xml a=\"b\">x<c>1</c>y<!-- z --></xml>\n");
    assertThat(tree).isEqualTo(XmlTree.element("xml", XmlTree.element("c", "1")));
  }

  @Test
  void names_may_have_colons_that_mean_nothing() {
    assertThat(XmlTree.parse("<a:xml><b:c>1</b:c></a:xml>").text("b:c")).hasValue("1");
  }

  @Test
  void bytes_are_utf_8_whatever_they_say() {
    assertThat(
            XmlTree.parse("<?xml version=\"1.0\" encoding=\"GBK\"?><a>你</a>".getBytes(UTF_8))
                .text())
        .isEqualTo("你");
    refuses("<a>x</a>".getBytes(UTF_16));
    refuses(new byte[] {'<', 'a', '>', (byte) 0xE4, '<', '/', 'a', '>'});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "success",
        "<",
        "<a",
        "<a>",
        "</a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>x",
        "<a>]]></a>",
        "<a>&unknown;</a>",
        "<a>\u0000</a>",
        "<a>&#0;</a>",
        "<a>\uFFFE</a>",
        "<a><![CDATA[x</a>",
        "</xml><SuiteId>1</SuiteId></xml>",
        "{\"a\":1}"
      })
  void what_is_not_well_formed_is_refused(String xml) {
    refuses(xml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE xml><xml/>",
        "<!DOCTYPE xml []><xml/>",
        "<!DOCTYPE xml SYSTEM \"file:///etc/passwd\"><xml/>",
        "<!DOCTYPE xml PUBLIC \"a\" \"b\"><xml/>",
        "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml>&a;</xml>",
        "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml>&a;</xml>",
        "<!DOCTYPE xml [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]><xml/>",
        "<!DOCTYPE xml [<!ATTLIST xml a CDATA \"b\">]><xml/>"
      })
  void a_document_type_of_any_kind_is_refused(String xml) {
    refuses(xml);
  }

  @Test
  @Timeout(10)
  void a_bomb_does_not_go_off() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE xml [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"");
      bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    refuses(bomb + "]><xml>&a29;</xml>");
    refuses(
        "<!DOCTYPE xml [<!ENTITY a \""
            + "a".repeat(50_000)
            + "\">]><xml>"
            + "&a;".repeat(50_000)
            + "</xml>");
  }

  @Test
  @Timeout(10)
  void nothing_is_fetched() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress("localhost", 0)).configureBlocking(false);
      String url = "http://localhost:" + server.socket().getLocalPort() + "/x";
      refuses("<!DOCTYPE xml SYSTEM \"" + url + "\"><xml/>");
      refuses("<!DOCTYPE xml [<!ENTITY a SYSTEM \"" + url + "\">]><xml>&a;</xml>");
      refuses("<!DOCTYPE xml [<!ENTITY % a SYSTEM \"" + url + "\"> %a;]><xml/>");
      assertThat(server.accept()).isNull();
    }
  }

  @Test
  void depth_has_a_limit() {
    assertThat(XmlTree.parse("<a>".repeat(32) + "</a>".repeat(32)).name()).isEqualTo("a");
    refuses("<a>".repeat(33) + "</a>".repeat(33));
    refuses("<a>".repeat(300_000));
  }

  @Test
  void the_number_of_elements_has_a_limit() {
    assertThat(XmlTree.parse("<a>" + "<b/>".repeat(9_999) + "</a>").children()).hasSize(9_999);
    refuses("<a>" + "<b/>".repeat(10_000) + "</a>");
  }

  @Test
  void size_has_a_limit() {
    String largest = "<a>" + "x".repeat(XmlTree.MAX_SIZE - 7) + "</a>";
    assertThat(XmlTree.parse(largest.getBytes(UTF_8)).text()).hasSize(XmlTree.MAX_SIZE - 7);
    assertThat(text(largest)).hasSize(XmlTree.MAX_SIZE - 7);
    refuses(largest + " ");
    refuses((largest + " ").getBytes(UTF_8));
  }

  @Test
  void many_attributes_or_a_long_name_do_no_harm() {
    StringBuilder attributes = new StringBuilder("<a");
    for (int i = 0; i < 20_000; i++) {
      attributes.append(" a").append(i).append("=\"\"");
    }
    refuses(attributes + "/>");
    refuses("<" + "a".repeat(500_000) + "/>");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void any_heap_of_markup_ends_in_a_tree_or_a_refusal(long seed) {
    Random random = new Random(seed);
    String[] pieces = {
      "<xml>",
      "</xml>",
      "<a",
      ">",
      "/>",
      "</a>",
      "<!DOCTYPE xml [",
      "<!ENTITY a \"b\">",
      "]>",
      "&a;",
      "&#",
      "x41;",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<?",
      "?>",
      "<?xml version=\"1.0\"?>",
      "=",
      "\"",
      "'",
      " ",
      "\n",
      "%a;",
      "<",
      "&",
      "\u0000",
      "\uD83D",
      "你",
      "a:b",
      "xmlns:a=\"\"",
      "version"
    };
    for (int round = 0; round < 4_000; round++) {
      StringBuilder heap = new StringBuilder(random.nextBoolean() ? "<xml>" : "");
      random.ints(random.nextInt(12), 0, pieces.length).forEach(i -> heap.append(pieces[i]));
      String xml = heap.append(random.nextBoolean() ? "</xml>" : "").toString();
      try {
        assertThat(XmlTree.parse(xml).name()).isNotEmpty();
      } catch (WireException e) {
        assertThat(e.error()).isEqualTo(WireError.PARSE_FAILED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_is_written_is_read_back(long seed) {
    Random random = new Random(seed);
    String[] pieces = {"]]>", "]]", "]", ">", "<", "&", "&amp;", "<![CDATA[", "你", "😀", "x", "\n"};
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder("a");
      random.ints(random.nextInt(20), 0, pieces.length).forEach(i -> text.append(pieces[i]));
      XmlTree tree =
          XmlTree.element("xml", XmlTree.element("Content", text.append("z").toString()));
      assertThat(XmlTree.parse(tree.toXml())).isEqualTo(tree).hasSameHashCodeAs(tree);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0000", "\u0008", "\u000B", "\u001F", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00x"})
  void characters_that_xml_forbids_are_not_written(String text) {
    WireException refusal =
        catchThrowableOfType(WireException.class, () -> XmlTree.element("a", text));
    assertThat(refusal.error()).isEqualTo(WireError.REPLY_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a b", "a>", "<a", "a/", "你"})
  void a_name_that_could_break_the_document_is_not_written(String name) {
    assertThatThrownBy(() -> XmlTree.element(name, "text"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(String xml) {
    return XmlTree.parse(xml).text();
  }

  private static void refuses(String xml) {
    WireException refusal = catchThrowableOfType(WireException.class, () -> XmlTree.parse(xml));
    assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
  }

  private static void refuses(byte[] xml) {
    WireException refusal = catchThrowableOfType(WireException.class, () -> XmlTree.parse(xml));
    assertThat(refusal.error()).isEqualTo(WireError.PARSE_FAILED);
  }
}
