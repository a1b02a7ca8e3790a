package dev.suitehub.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What each type of message has to hold (doc 90236, 94515). */
final class MessageBody {

  private static final int UNKNOWN_TYPE = 40008;
  private static final int NO_CONTENT = 44004;
  private static final int TOO_LONG = 45002;
  private static final int TOO_MANY_ARTICLES = 45008;
  private static final int TOO_MANY_TICKETS = 60215;
  private static final int INVALID_MEDIA = 40007;

  private static final int MOST_ARTICLES = 8;
  private static final int MOST_ARTICLE_BYTES = 666 * 1024;
  private static final int MOST_TICKETS = 10;

  private static final Set<String> INTERACTIVE =
      Set.of("button_interaction", "vote_interaction", "multiple_interaction");
  private static final Set<String> CARDS = Set.of("text_notice", "news_notice");

  private final Fields message;
  private final String type;
  private final Predicate<String> isMedia;

  /**
   * @param isMedia whether the corp has a file of that media_id
   */
  MessageBody(Fields message, Predicate<String> isMedia) {
    this.message = message;
    this.type = message.text("msgtype").orElse("");
    this.isMedia = isMedia;
  }

  String type() {
    return type;
  }

  /** Whether its card can be changed by the response_code that is answered. */
  boolean isInteractive() {
    return type.equals("template_card")
        && INTERACTIVE.contains(content().text("card_type").orElse(""));
  }

  /** Throws the refusal. Text above 2048 bytes is cut by WeCom, not refused. */
  void check() {
    switch (type) {
      case "text" -> {
        if (content().text("content").isEmpty()) {
          throw new ApiRefusal(NO_CONTENT);
        }
      }
      case "markdown" -> demand("content");
      case "image", "voice", "video", "file" -> demandMedia(content(), "media_id");
      case "textcard" -> demand("title", "description", "url");
      case "news" -> articles().forEach(article -> article.demand("title"));
      case "mpnews" -> checkRichArticles();
      case "miniprogram_notice" -> demand("appid", "title");
      case "template_card" -> checkCard();
      case "template_msg" -> checkTemplate();
      default -> throw new ApiRefusal(UNKNOWN_TYPE);
    }
  }

  private Fields content() {
    return message.object(type);
  }

  private void demand(String... fields) {
    List.of(fields).forEach(content()::demand);
  }

  private void demandMedia(Fields fields, String field) {
    if (!isMedia.test(fields.demand(field))) {
      throw new ApiRefusal(INVALID_MEDIA);
    }
  }

  private List<Fields> articles() {
    List<Fields> articles = content().objects("articles");
    if (articles.isEmpty()) {
      throw ApiRefusal.empty("articles");
    }
    if (articles.size() > MOST_ARTICLES) {
      throw new ApiRefusal(TOO_MANY_ARTICLES);
    }
    return articles;
  }

  private void checkRichArticles() {
    for (Fields article : articles()) {
      article.demand("title");
      demandMedia(article, "thumb_media_id");
      if (article.demand("content").getBytes(StandardCharsets.UTF_8).length > MOST_ARTICLE_BYTES) {
        throw new ApiRefusal(TOO_LONG);
      }
    }
  }

  private void checkCard() {
    if (isInteractive()) {
      demand("task_id");
    } else if (!CARDS.contains(content().demand("card_type"))) {
      throw ApiRefusal.argument("card_type");
    }
  }

  /** Templates are not registered anywhere here: any id will do. */
  private void checkTemplate() {
    demand("template_id");
    if (content().objects("content_item").isEmpty()) {
      throw ApiRefusal.empty("content_item");
    }
    if (message.texts("selected_ticket_list").size() > MOST_TICKETS) {
      throw new ApiRefusal(TOO_MANY_TICKETS);
    }
  }
}
