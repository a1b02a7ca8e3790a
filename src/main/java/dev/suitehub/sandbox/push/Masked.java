package dev.suitehub.sandbox.push;

import dev.suitehub.wire.Notice;
import dev.suitehub.wire.WireException;
import dev.suitehub.wire.XmlTree;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An inner text for people's eyes: tickets, codes and tokens give way to asterisks, and so does the
 * state of an install, which stands for a browser of the provider's.
 */
final class Masked {

  private static final Set<String> SECRETS =
      Stream.concat(Notice.SECRET_FIELDS.stream(), Stream.of("State"))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  private Masked() {}

  /** A text that is no XML is not shown at all: who knows what is in it. */
  static String xml(String text) {
    try {
      return mask(XmlTree.parse(text), text).toXml();
    } catch (WireException e) {
      return "no XML, " + text.length() + " characters";
    }
  }

  private static XmlTree mask(XmlTree tree, String text) {
    if (SECRETS.contains(tree.name().toLowerCase(Locale.ROOT))) {
      return XmlTree.element(tree.name(), "***");
    }
    if (!tree.children().isEmpty()) {
      return XmlTree.element(
          tree.name(),
          tree.children().stream().map(child -> mask(child, text)).toArray(XmlTree[]::new));
    }
    return isPlainNumber(tree, text) ? XmlTree.number(tree.name(), tree.text()) : tree;
  }

  /** A number that came without CDATA is shown so. */
  private static boolean isPlainNumber(XmlTree tree, String text) {
    return DIGITS.matcher(tree.text()).matches()
        && text.contains("<" + tree.name() + ">" + tree.text() + "</" + tree.name() + ">");
  }
}
