package dev.suitehub.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What a provider and a suite are both asked for. */
public final class Inputs {

  private static final int LONGEST_SECRET = 512;
  private static final int LAST_YEAR = 9999;
  private static final String NEXT_TOKEN = "nextToken";
  private static final String NEXT_AES_KEY = "nextEncodingAesKey";

  private Inputs() {}

  /** A day such as 2026-11-25; empty where nobody says, and a finding where it is none. */
  public static Optional<LocalDate> day(JsonForm form, String field) {
    return form.value(field, "date", Inputs::day);
  }

  /**
   * A day such as 2026-11-25 that every database keeps. Throws {@link DateTimeParseException} where
   * it is none.
   */
  public static LocalDate calendarDay(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
      throw new DateTimeParseException("of no year from 1 to " + LAST_YEAR, text, 0);
    }
    return day;
  }

  private static LocalDate day(String text) {
    try {
      return calendarDay(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is no day such as 2026-11-25", e);
    }
  }

  /** Throws {@code invalid-input} with what the form and the rules have against it, at once. */
  public static void check(JsonForm form, Findings findings) {
    findings.all().stream()
        .filter(Finding::isRefused)
        .forEach(one -> form.finding(one.field(), one.rule(), one.text(Locale.ENGLISH)));
    form.check();
  }

  /** 1 to 120 characters. */
  public static Optional<String> name(JsonForm form) {
    Optional<String> name = form.text("name");
    form.require("name", "required", name.orElse(null));
    if (name.isPresent() && name.get().codePointCount(0, name.get().length()) > 120) {
      form.finding("name", "length", "has at most 120 characters");
    }
    return name;
  }

  /** A secret of at most 512 bytes (doc 90605); {@code needed} where there is none yet. */
  public static Optional<Secret> secret(JsonForm form, String field, boolean needed) {
    Optional<Secret> secret = form.secret(field);
    if (needed) {
      form.require(field, "required", secret.orElse(null));
    }
    if (secret.isPresent() && secret.get().reveal().getBytes(UTF_8).length > LONGEST_SECRET) {
      form.finding(field, "length", "has at most " + LONGEST_SECRET + " bytes");
    }
    return secret;
  }

  /**
   * A secret that is to follow {@code field} some day; the empty text withdraws it.
   *
   * @param now what {@code field} is from now on
   */
  public static Plan<Secret> nextSecret(
      JsonForm form, String nextField, String field, Optional<Secret> now) {
    if (form.isEmptied(nextField)) {
      return Plan.withdrawn();
    }
    Optional<Secret> next = secret(form, nextField, false);
    if (next.isPresent() && now.isEmpty()) {
      form.finding(
          nextField, "order", "follows a " + field + ", and there is none yet: enter that");
    }
    if (next.isPresent() && next.equals(now)) {
      form.finding(nextField, "same", "is the " + field + " that is in force already");
    }
    return next.map(Plan::of).orElseGet(Plan::asItIs);
  }

  /**
   * Token and EncodingAESKey of callback URLs, and the two that are to follow them.
   *
   * @param kept what there is; where there is nothing yet, the first two are needed
   */
  public static CallbackForm callback(JsonForm form, Optional<CallbackSettings> kept) {
    CallbackForm entered =
        new CallbackForm(
            secret(form, "token", kept.isEmpty()),
            aesKey(form, "encodingAesKey", secret(form, "encodingAesKey", kept.isEmpty())),
            next(form));
    Optional<KeyTexts> current =
        kept.isPresent()
            ? kept.map(settings -> settings.with(entered))
            : pair(entered.token(), entered.encodingAesKey());
    kept.filter(settings -> settings.isWayBack(entered))
        .ifPresent(
            settings ->
                form.finding(
                    "token",
                    "replaced",
                    "and encodingAesKey are the pair that was replaced at "
                        + settings.replacedAt()
                        + "; if WeCom's console has it again, send it as "
                        + NEXT_TOKEN
                        + " and "
                        + NEXT_AES_KEY));
    Optional<KeyTexts> next = entered.next().what();
    if (current.isPresent() && next.isPresent() && next.get().key().equals(current.get().key())) {
      form.finding(NEXT_TOKEN, "same", "and " + NEXT_AES_KEY + " are the pair in force already");
    }
    return entered;
  }

  private static Plan<KeyTexts> next(JsonForm form) {
    boolean withdrawn = form.isEmptied(NEXT_TOKEN) && form.isEmptied(NEXT_AES_KEY);
    Optional<Secret> token = secret(form, NEXT_TOKEN, false);
    Optional<Secret> aesKey = secret(form, NEXT_AES_KEY, false);
    if (token.isPresent() != aesKey.isPresent()
        || form.isEmptied(NEXT_TOKEN) != form.isEmptied(NEXT_AES_KEY)) {
      form.finding(NEXT_TOKEN, "pair", "comes together with " + NEXT_AES_KEY + ", or not at all");
    }
    return withdrawn
        ? Plan.withdrawn()
        : pair(token, aesKey(form, NEXT_AES_KEY, aesKey)).map(Plan::of).orElseGet(Plan::asItIs);
  }

  private static Optional<KeyTexts> pair(Optional<Secret> token, Optional<Secret> aesKey) {
    return token.flatMap(text -> aesKey.map(key -> new KeyTexts(text, key)));
  }

  /** Empty, with a finding, where it can be none. */
  private static Optional<Secret> aesKey(JsonForm form, String field, Optional<Secret> key) {
    Optional<String> problem = key.flatMap(secret -> CallbackKey.problemWith(secret.reveal()));
    problem.ifPresent(sentence -> form.finding(field, "encoding-aes-key", sentence));
    return problem.isPresent() ? Optional.empty() : key;
  }
}
