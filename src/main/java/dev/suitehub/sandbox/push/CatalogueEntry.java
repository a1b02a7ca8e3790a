package dev.suitehub.sandbox.push;

import dev.suitehub.wire.XmlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of notice, event or message, with an example of each of its fields.
 *
 * @param name by which it is asked for
 * @param kind the URL it goes to
 * @param document its number at WeCom's, or {@code peer} where only other people's code knows it
 * @param when when the sandbox sends it by itself, or why it does not
 * @param fields in the order in which WeCom writes them, those that all of their kind have first
 */
public record CatalogueEntry(
    String name,
    PushKind kind,
    String document,
    String chinese,
    String english,
    String when,
    List<Field> fields) {

  private static final String BY_ITSELF = "sent when ";

  public CatalogueEntry {
    fields = List.copyOf(fields);
  }

  /**
   * One element.
   *
   * @param path names from the top, {@code Articles/item[2]/Title}
   * @param number written without CDATA
   * @param example or, beginning with $, what is put in for it
   */
  public record Field(String path, boolean number, String example) {

    /** A value that only the moment of pushing knows. */
    public boolean isFilledIn() {
      return example.startsWith("$");
    }
  }

  /** It is sent when the thing happens here; else on demand only. */
  public boolean isSent() {
    return when.startsWith(BY_ITSELF);
  }

  public Optional<Field> field(String path) {
    return fields.stream().filter(field -> field.path().equals(path)).findFirst();
  }

  /**
   * The inner text. A value that is given replaces the example; an emptied one leaves the field
   * out, unless the example is empty too.
   *
   * @param fill for the examples that begin with $
   */
  public String write(Map<String, String> fill, Map<String, String> given) {
    Node root = new Node("xml");
    for (Field field : fields) {
      String example = fill.getOrDefault(field.example(), field.example());
      String value = given.getOrDefault(field.path(), example);
      if (!value.isEmpty() || field.example().isEmpty()) {
        root.put(field, value);
      }
    }
    return root.tree().toXml();
  }

  /** An element in the making. */
  private static final class Node {
    private final String step;
    private final List<Node> children = new ArrayList<>();
    private Optional<XmlTree> leaf = Optional.empty();

    private Node(String step) {
      this.step = step;
    }

    private void put(Field field, String value) {
      Node node = this;
      for (String part : field.path().split("/", -1)) {
        node = node.child(part);
      }
      String name = name(node.step);
      node.leaf =
          Optional.of(
              field.number() && value.matches("[0-9]{1,19}")
                  ? XmlTree.number(name, value)
                  : XmlTree.element(name, value));
    }

    private Node child(String wanted) {
      for (Node child : children) {
        if (child.step.equals(wanted)) {
          return child;
        }
      }
      Node added = new Node(wanted);
      children.add(added);
      return added;
    }

    private XmlTree tree() {
      return leaf.orElseGet(
          () ->
              XmlTree.element(
                  name(step), children.stream().map(Node::tree).toArray(XmlTree[]::new)));
    }

    private static String name(String step) {
      int bracket = step.indexOf('[');
      return bracket < 0 ? step : step.substring(0, bracket);
    }
  }
}
