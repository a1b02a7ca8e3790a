package dev.suitehub.ops;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What alerts say, in the language of the configuration; times are those of WeCom's country. */
@Dependent
class AlertTexts {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(CHINA);

  private final Locale locale;

  @Inject
  AlertTexts(AlertConfig config) {
    this.locale = config.language();
  }

  Wording wording(Finding finding) {
    return wording(finding.family(), finding.values());
  }

  /** {@code values}: instants become minutes, and words those of the language. */
  Wording wording(String family, List<Object> values) {
    Object[] told = values.stream().map(this::told).toArray();
    return new Wording(
        text(family + ".title", told), text(family + ".text", told), text(family + ".cure", told));
  }

  String text(String key, Object... values) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "dev.suitehub.ops.texts",
            locale,
            AlertTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** For a group robot: what happened, what to do, since when, and where. */
  String markdown(AlertRow alert, URI hub, String node) {
    String color = alert.state() == AlertState.RECOVERED ? "info" : "warning";
    StringBuilder text = new StringBuilder();
    text.append("<font color=\"")
        .append(color)
        .append("\">")
        .append(text("message.state." + alert.state()))
        .append("</font> **")
        .append(plain(alert.title()))
        .append("**\n")
        .append(plain(alert.text()))
        .append('\n');
    if (!alert.cure().isEmpty()) {
      text.append("> ").append(text("message.cure", plain(alert.cure()))).append('\n');
    }
    text.append("> ").append(text("message.since", minute(alert.since()))).append('\n');
    return text.append("> SuiteHub ")
        .append(hub.getAuthority())
        .append(" · ")
        .append(node)
        .toString();
  }

  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  private Object told(Object value) {
    if (value instanceof Word word) {
      return text("word." + word);
    }
    return value instanceof Instant at ? minute(at) : value;
  }

  /** WeCom's own words may stand in it: they are no markup. */
  private static String plain(String text) {
    return text.replace('<', '＜').replace('>', '＞').replace('[', '【').replace(']', '】');
  }
}
