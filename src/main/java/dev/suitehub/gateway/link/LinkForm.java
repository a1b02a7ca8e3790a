package dev.suitehub.gateway.link;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.WebHost;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a login link is wanted with. Every field that is wrong is a finding. */
final class LinkForm {

  /** What WeCom takes (doc 91120). */
  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{1,128}");

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MADE_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JsonForm form;

  private LinkForm(JsonForm form) {
    this.form = form;
  }

  static LinkForm parse(String body) {
    return new LinkForm(JsonForm.parse(body));
  }

  /** An address below one of {@code hosts}, the suite's trusted domains (可信域名). */
  Optional<String> redirectUri(List<String> hosts) {
    Optional<String> address = form.value("redirectUri", "50001", text -> trusted(text, hosts));
    form.require("redirectUri", "required", address.orElse(null));
    return address;
  }

  /** Their own, or a new one of 190 random bits. */
  String state() {
    boolean said = form.has("state");
    Optional<String> state =
        form.value(
            "state",
            "84025",
            text -> {
              if (!STATE.matcher(text).matches()) {
                throw new IllegalArgumentException("has 1 to 128 letters and digits");
              }
              return text;
            });
    return said && state.isPresent() ? state.get() : made();
  }

  /** One of {@code allowed}, of which the first is meant where nothing is said. */
  String choice(String field, List<String> allowed) {
    return form.value(
            field,
            "choice",
            text -> {
              if (!allowed.contains(text)) {
                throw new IllegalArgumentException("is one of " + String.join(", ", allowed));
              }
              return text;
            })
        .orElse(allowed.get(0));
  }

  void check() {
    form.check();
  }

  private static String trusted(String address, List<String> hosts) {
    // A fragment would swallow the code that WeCom appends.
    Optional<String> host = WebHost.of(address).filter(any -> address.indexOf('#') < 0);
    if (host.isEmpty()) {
      throw new IllegalArgumentException(
          "is an http or https address without fragment, of up to 2000 characters");
    }
    if (!hosts.contains(host.get())) {
      throw new IllegalArgumentException(
          "lies on '"
              + host.get()
              + "', which is none of 'returnHosts' "
              + hosts
              + ": WeCom answers 50001 unless host and port are a trusted domain (可信域名) of the suite");
    }
    return address;
  }

  private static String made() {
    return RANDOM
        .ints(MADE_LENGTH, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
