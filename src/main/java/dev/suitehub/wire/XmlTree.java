package dev.suitehub.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An element of one of WeCom's XML documents: a name with either text or children; immutable.
 *
 * <p>Guarantee of {@code parse}: no DTD, no entity beyond XML's own five, nothing fetched; at most
 * 1 MiB, 32 levels and 10,000 elements. UTF-8 only, whatever the declaration says. Attributes,
 * comments and text beside children are dropped; text is trimmed, and a literal {@code ![CDATA[…]]}
 * (doc 93373 shows one) is unwrapped. Well-formed says nothing about genuine. {@link #toString()}
 * prints the name only, for the text may be a secret.
 */
public final class XmlTree {
  /** Bytes of a document, and characters of one that is text already. */
  public static final int MAX_SIZE = 1 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  private final String name;
  private final String text;
  private final List<XmlTree> children;
  private final boolean plain;

  private XmlTree(String name, String text, List<XmlTree> children, boolean plain) {
    this.name = name;
    this.text = text;
    this.children = children;
    this.plain = plain;
  }

  /**
   * Reads a document from its bytes.
   *
   * @throws WireException PARSE_FAILED when the document is not safe, well-formed UTF-8 XML within
   *     the limits
   */
  public static XmlTree parse(byte[] xml) {
    if (xml.length > MAX_SIZE) {
      throw new WireException(WireError.PARSE_FAILED, "over 1 MiB");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString());
    } catch (CharacterCodingException e) {
      throw new WireException(WireError.PARSE_FAILED, "not UTF-8");
    }
  }

  /**
   * Reads a document that is text already.
   *
   * @throws WireException PARSE_FAILED when the document is not safe, well-formed XML within the
   *     limits
   */
  public static XmlTree parse(String xml) {
    if (xml.length() > MAX_SIZE) {
      throw new WireException(WireError.PARSE_FAILED, "over 1 MiB");
    }
    return XmlParser.parse(xml);
  }

  /** For the parser: takes what is well-formed already. */
  static XmlTree parsed(String name, String text, List<XmlTree> children) {
    return new XmlTree(name, text, List.copyOf(children), false);
  }

  /**
   * An element with text, written as CDATA.
   *
   * @throws WireException REPLY_FAILED when a character of the text cannot stand in XML
   */
  public static XmlTree element(String name, String text) {
    requireXmlCharacters(text);
    return new XmlTree(validName(name), text, List.of(), false);
  }

  public static XmlTree element(String name, XmlTree... children) {
    return new XmlTree(validName(name), "", List.of(children), false);
  }

  /**
   * An element with a whole number, written without CDATA as WeCom writes times.
   *
   * @throws WireException REPLY_FAILED unless the text is 1 to 19 digits
   */
  public static XmlTree number(String name, String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      throw new WireException(WireError.REPLY_FAILED, name + " is not a number");
    }
    return new XmlTree(validName(name), digits, List.of(), true);
  }

  public String name() {
    return name;
  }

  /** The text without blanks around it; empty, never null, when there is none. */
  public String text() {
    return text;
  }

  public List<XmlTree> children() {
    return children;
  }

  /** The children of that name; if there are none, those whose name differs in letter case only. */
  public List<XmlTree> children(String childName) {
    List<XmlTree> exact = children.stream().filter(c -> c.name.equals(childName)).toList();
    return exact.isEmpty()
        ? children.stream().filter(c -> c.name.equalsIgnoreCase(childName)).toList()
        : exact;
  }

  /**
   * The first child of that name; if there is none, the first whose name differs in letter case
   * only.
   */
  public Optional<XmlTree> child(String childName) {
    for (XmlTree child : children) {
      if (child.name.equals(childName)) {
        return Optional.of(child);
      }
    }
    for (XmlTree child : children) {
      if (child.name.equalsIgnoreCase(childName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The text of that child, possibly the empty text; empty when there is no such child. */
  public Optional<String> text(String childName) {
    return child(childName).map(XmlTree::text);
  }

  /** The same tree without the elements, at any depth, whose name the test accepts. */
  public XmlTree without(Predicate<String> unwanted) {
    List<XmlTree> kept =
        children.stream()
            .filter(child -> !unwanted.test(child.name))
            .map(child -> child.without(unwanted))
            .toList();
    return new XmlTree(name, text, kept, plain);
  }

  /** The document without declaration and line breaks. */
  public String toXml() {
    StringBuilder xml = new StringBuilder();
    write(xml);
    return xml.toString();
  }

  private void write(StringBuilder xml) {
    xml.append('<').append(name).append('>');
    if (!children.isEmpty()) {
      children.forEach(child -> child.write(xml));
    } else if (plain) {
      xml.append(text);
    } else {
      xml.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    }
    xml.append("</").append(name).append('>');
  }

  private static String validName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("An element's name is ASCII letters, digits, _ . or -.");
    }
    return name;
  }

  private static void requireXmlCharacters(String text) {
    if (!text.codePoints().allMatch(XmlTree::isXmlCharacter)) {
      throw new WireException(WireError.REPLY_FAILED, "a character that XML does not allow");
    }
  }

  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof XmlTree that
        && name.equals(that.name)
        && text.equals(that.text)
        && children.equals(that.children);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, text, children);
  }

  @Override
  public String toString() {
    return "XmlTree[" + name + "]";
  }
}
