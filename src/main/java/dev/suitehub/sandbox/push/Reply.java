package dev.suitehub.sandbox.push;

import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeShape;
import dev.suitehub.wire.Opened;
import dev.suitehub.wire.PassiveReply;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.WireError;
import dev.suitehub.wire.WireException;
import dev.suitehub.wire.XmlTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A reply to a member that came as the answer to a data callback (被动回复, doc 90375).
 *
 * @param kind its MsgType
 * @param text what the member reads; of what is no text, what stands for it
 * @param xml all of it, opened
 */
record Reply(String kind, String text, String xml) {

  /** Update answers change a card that was sent before. */
  private static final Set<String> KINDS =
      Set.of(
          "text",
          "image",
          "voice",
          "video",
          "news",
          "update_button",
          "update_taskcard",
          "update_template_card");

  /** An answer that is meant as none: empty, or the word that commands want. */
  static boolean isNone(String body) {
    return body.isEmpty() || body.equals("success");
  }

  /**
   * Opens it as WeCom would: signature, cipher, receiver, then who it is from and to.
   *
   * @throws WireException with the code of WeCom's own helper libraries
   */
  static Reply open(PushOrder order, String body) {
    SignedText signed = PassiveReply.parse(body.getBytes(StandardCharsets.UTF_8));
    Opened opened = new CallbackCipher(order.key()).open(signed);
    if (!opened.receiveId().equals(order.receiveId())) {
      throw new WireException(
          WireError.RECEIVE_ID, "it is for " + opened.receiveId() + ", not " + order.receiveId());
    }
    Notice reply = Notice.parse(opened.text());
    if (reply.shape() != NoticeShape.MESSAGE || !KINDS.contains(reply.rawType())) {
      throw new WireException(
          WireError.REPLY_FAILED, "its MsgType is none that a reply may have: " + reply.rawType());
    }
    Optional<String> member = Notice.parse(order.text()).field("FromUserName");
    demand(reply, "ToUserName", to -> member.filter(to::equals).isPresent(), "the member");
    demand(reply, "FromUserName", order.receiveId()::equals, "the corp");
    return new Reply(reply.rawType(), shown(reply), opened.text());
  }

  private static void demand(Notice reply, String name, Predicate<String> right, String who) {
    if (reply.field(name).filter(right).isEmpty()) {
      throw new WireException(WireError.REPLY_FAILED, name + " is not " + who);
    }
  }

  private static String shown(Notice reply) {
    XmlTree tree = reply.tree();
    return switch (reply.rawType()) {
      case "text" -> reply.field("Content").orElse("");
      case "image", "voice" -> within(tree, List.of("Image", "Voice"), "MediaId");
      case "video" ->
          (within(tree, List.of("Video"), "Title")
                  + " "
                  + within(tree, List.of("Video"), "MediaId"))
              .strip();
      case "news" -> titles(tree);
      default -> within(tree, List.of("Button", "TaskCard", "TemplateCard"), "ReplaceName");
    };
  }

  private static String within(XmlTree tree, List<String> parents, String name) {
    return parents.stream()
        .flatMap(parent -> tree.child(parent).stream())
        .flatMap(parent -> parent.text(name).stream())
        .findFirst()
        .orElse("");
  }

  private static String titles(XmlTree tree) {
    return String.join(
        " · ",
        tree.child("Articles").map(articles -> articles.children("item")).orElse(List.of()).stream()
            .map(item -> item.text("Title").orElse(""))
            .toList());
  }
}
