package dev.suitehub.console.frame;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.Rule;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What pages say that holds a figure or a time, in the reader's language. */
@Named("words")
@RequestScoped
public class Words {

  /** Where providers work: WeCom's working days are China's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Inject Clock clock;

  /** The text of {@code console/<group>/texts}; of the frame's own where the group is empty. */
  public String text(String group, String key, Object... values) {
    String text = bundle(group).getString(key);
    return values.length == 0 ? text : new MessageFormat(text, locale()).format(values);
  }

  /** What a problem means to somebody at a page; empty where nothing but its own words says it. */
  Optional<String> problem(ProblemException problem) {
    String key = "problem." + problem.type().room() + "." + problem.type().slug();
    return bundle("").containsKey(key)
        ? Optional.of(text("", key, problem.detail()))
        : Optional.empty();
  }

  private ResourceBundle bundle(String group) {
    String folder = group.isEmpty() ? "" : group + ".";
    return ResourceBundle.getBundle(
        "dev.suitehub.console." + folder + "texts",
        locale(),
        Words.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** What a rule of WeCom's asks for, by its id. Throws where there is no such rule. */
  public String rule(String id) {
    return Rule.of(id).orElseThrow().help(locale());
  }

  /** {@code 5 minutes ago}, or {@code in 5 minutes}. */
  public String ago(Instant then) {
    Duration past = Duration.between(then, clock.instant());
    return past.isNegative()
        ? text("", "frame.ahead", span(past.negated()))
        : text("", "frame.ago", span(past));
  }

  /** {@code 5 minutes}. */
  public String span(Duration length) {
    if (length.toMinutes() < 1) {
      return text("", "frame.seconds", length.toSeconds());
    }
    if (length.toHours() < 2) {
      return text("", "frame.minutes", length.toMinutes());
    }
    return length.toDays() < 2
        ? text("", "frame.hours", length.toHours())
        : text("", "frame.days", length.toDays());
  }

  /** The moment in China's time, to the second. */
  public String time(Instant at) {
    return TIME.format(at.atZone(ZONE));
  }

  /** Today where WeCom's reviewers work. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  public Locale locale() {
    @Nullable FacesContext context = FacesContext.getCurrentInstance();
    return context == null || context.getViewRoot() == null
        ? Locale.ENGLISH
        : context.getViewRoot().getLocale();
  }
}
