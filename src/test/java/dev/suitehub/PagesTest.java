package dev.suitehub;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What pages say comes out of the bundles, and what they do out of files: none of it stands in
 * them.
 */
class PagesTest {

  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path TEXTS = Path.of("src/main/resources/dev/suitehub/console");
  private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{[^}]*\\}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern TEXT = Pattern.compile("\\b(t|[a-z]+Text)\\['([a-z0-9.A-Z_-]+)'\\]");

  /** Names that read the same in every language. */
  private static final Set<String> NAMES = Set.of("SuiteHub", "SuiteHub ·", "· SuiteHub");

  private static final Set<String> SHOWN =
      Set.of(
          "value",
          "label",
          "title",
          "placeholder",
          "alt",
          "aria-label",
          "text",
          "help",
          "none",
          "itemLabel");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".xhtml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_holds_no_words_of_its_own(Path page) throws Exception {
    List<String> words = new ArrayList<>();
    collect(root(page), words);

    assertThat(words).as("%s: put these into its texts", page).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_holds_no_script_and_no_style(Path page) throws Exception {
    List<String> found = new ArrayList<>();
    inline(root(page), found);

    assertThat(found)
        .as("%s: the content security policy keeps the browser from it", page)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_text_of_a_page_is_there(Path page) throws IOException {
    Matcher used = TEXT.matcher(Files.readString(page));
    while (used.find()) {
      String group = used.group(1).equals("t") ? "" : used.group(1).replace("Text", "");
      Path texts = TEXTS.resolve(group).resolve("texts.properties");
      assertThat(Files.readString(texts))
          .as("%s in %s", used.group(2), texts)
          .contains(used.group(2) + "=");
    }
  }

  private static Element root(Path page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(page.toFile()).getDocumentElement();
  }

  private static void collect(Element element, List<String> words) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (SHOWN.contains(attribute.getName()) && !isOption(element, attribute)) {
        add(attribute.getValue(), words);
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE) {
        add(child.getTextContent(), words);
      } else if (child instanceof Element below) {
        collect(below, words);
      }
    }
  }

  /** What a hidden field or a parameter carries is no word. */
  private static boolean isOption(Element element, Attr attribute) {
    boolean handedOn =
        element.getTagName().equals("ui:param") && !SHOWN.contains(element.getAttribute("name"));
    return attribute.getName().equals("value")
        && (handedOn
            || Set.of(
                    "f:param",
                    "f:attribute",
                    "f:passThroughAttribute",
                    "f:viewParam",
                    "option",
                    "input",
                    "meta")
                .contains(element.getTagName()));
  }

  private static void add(String text, List<String> words) {
    Stream.of(EXPRESSION.matcher(text).replaceAll(" ").strip())
        .filter(rest -> LETTER.matcher(rest).find())
        .filter(not(NAMES::contains))
        .forEach(words::add);
  }

  private static void inline(Element element, List<String> found) {
    if (element.getTagName().equals("style")
        || (element.getTagName().equals("script") && element.getAttribute("src").isEmpty())) {
      found.add("<" + element.getTagName() + ">");
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      if (name.equals("style") || (name.startsWith("on") && !name.equals("onPostback"))) {
        found.add(element.getTagName() + " " + name);
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element below) {
        inline(below, found);
      }
    }
  }
}
