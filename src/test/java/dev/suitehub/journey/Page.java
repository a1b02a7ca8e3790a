package dev.suitehub.journey;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page that a browser shows. */
record Page(URI address, int status, String html, String referrerPolicy) {

  private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
  private static final Pattern FORM = Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]*)\"");
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
  private static final Pattern HIDDEN = Pattern.compile("\\btype=\"hidden\"");
  private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  static Page of(HttpResponse<String> response) {
    return new Page(
        response.uri(),
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Referrer-Policy").orElse(""));
  }

  String title() {
    return first(TITLE, html).orElse("").strip();
  }

  boolean asksForReload() {
    return html.contains("http-equiv=\"refresh\"");
  }

  /** Where its first link leads to. */
  String link() {
    return first(LINK, html).orElseThrow(() -> new AssertionError("No link on " + address + html));
  }

  URI formAction() {
    String action =
        first(FORM, html).orElseThrow(() -> new AssertionError("No form on " + address + html));
    return action.isEmpty() ? address : address.resolve(action);
  }

  Map<String, String> hiddenFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = INPUT.matcher(html);
    while (inputs.find()) {
      String input = inputs.group();
      if (HIDDEN.matcher(input).find()) {
        fields.put(first(NAME, input).orElse(""), first(VALUE, input).orElse(""));
      }
    }
    return fields;
  }

  /** What a browser tells {@code next} of this page. */
  Optional<String> refererFor(URI next) {
    String origin = address.getScheme() + "://" + address.getRawAuthority();
    boolean sameOrigin = next.toString().startsWith(origin + "/");
    return switch (referrerPolicy) {
      case "no-referrer" -> Optional.empty();
      case "same-origin" -> sameOrigin ? Optional.of(address.toString()) : Optional.empty();
      case "origin", "strict-origin" -> Optional.of(origin + "/");
      default -> Optional.of(sameOrigin ? address.toString() : origin + "/");
    };
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(unescaped(matcher.group(1))) : Optional.empty();
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
