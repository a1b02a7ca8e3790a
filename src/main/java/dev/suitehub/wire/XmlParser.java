package dev.suitehub.wire;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One pass of the JDK's StAX reader over one document. */
final class XmlParser {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_ELEMENTS = 10_000;
  private static final String OPEN = "![CDATA[";
  private static final String CLOSE = "]]";

  // The JDK's own factory, configured once and then only asked for readers, which is safe from many
  // threads.
  private static final XMLInputFactory READERS = readers();

  private final Deque<Element> open = new ArrayDeque<>();
  private int elements;

  private XmlParser() {}

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    // The JDK's own property: without it a CDATA section cannot be told from plain text.
    factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
    return factory;
  }

  static XmlTree parse(String xml) {
    refuseDocumentType(xml);
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(xml));
      try {
        return new XmlParser().read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      // The cause may quote the input, so it stays here.
      throw refused("not well-formed");
    }
  }

  /**
   * Looks at what stands before the root element, the one place of a document type. The JDK's
   * reader would report it only after it has read it through, and a broken one makes it throw
   * whatever it likes and print to System.out.
   */
  private static void refuseDocumentType(String xml) {
    int at = xml.indexOf('<');
    while (at >= 0) {
      if (xml.startsWith("<?", at)) {
        at = after(xml, "?>", at + 2);
      } else if (xml.startsWith("<!--", at)) {
        at = after(xml, "-->", at + 4);
      } else if (xml.startsWith("<!", at)) {
        throw refused("a document type");
      } else {
        return;
      }
    }
  }

  /** Where the next markup begins after the end of this one; -1 when either is missing. */
  private static int after(String xml, String end, int from) {
    int ended = xml.indexOf(end, from);
    return ended < 0 ? -1 : xml.indexOf('<', ended + end.length());
  }

  private XmlTree read(XMLStreamReader reader) throws XMLStreamException {
    XmlTree root = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(reader, false);
        case XMLStreamConstants.CDATA -> text(reader, true);
        case XMLStreamConstants.END_ELEMENT -> root = end();
        case XMLStreamConstants.DTD -> throw refused("a document type");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw refused("an entity");
        default -> {}
      }
    }
    if (root == null) {
      throw refused("no element");
    }
    return root;
  }

  private void start(String name) {
    if (open.size() == MAX_DEPTH) {
      throw refused("deeper than " + MAX_DEPTH);
    }
    if (++elements > MAX_ELEMENTS) {
      throw refused("more than " + MAX_ELEMENTS + " elements");
    }
    open.push(new Element(name));
  }

  private void text(XMLStreamReader reader, boolean cdata) {
    Element element = open.peek();
    if (element != null) {
      element.append(reader.getText(), cdata);
    }
  }

  private XmlTree end() {
    XmlTree tree = open.pop().tree();
    Element parent = open.peek();
    if (parent != null) {
      parent.children.add(tree);
    }
    return tree;
  }

  private static WireException refused(String why) {
    return new WireException(WireError.PARSE_FAILED, why);
  }

  /** An element whose end has not come yet. */
  private static final class Element {
    private final String name;
    private final List<XmlTree> children = new ArrayList<>();
    private @Nullable StringBuilder longText;
    private String text = "";
    private boolean cdata;

    Element(String name) {
      this.name = name;
    }

    void append(String part, boolean isCdata) {
      cdata |= isCdata;
      if (longText != null) {
        longText.append(part);
      } else if (text.isBlank()) {
        text = part;
      } else {
        longText = new StringBuilder(text).append(part);
      }
    }

    XmlTree tree() {
      if (!children.isEmpty()) {
        return XmlTree.parsed(name, "", children);
      }
      String whole = (longText == null ? text : longText.toString()).strip();
      return XmlTree.parsed(name, cdata ? whole : unwrapped(whole), children);
    }

    private static String unwrapped(String text) {
      return text.startsWith(OPEN) && text.endsWith(CLOSE)
          ? text.substring(OPEN.length(), text.length() - CLOSE.length()).strip()
          : text;
    }
  }
}
