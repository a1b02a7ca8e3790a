package dev.suitehub.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import java.util.Optional;

/** What a provider and a suite are both asked for. */
public final class Inputs {

  private static final int LONGEST_SECRET = 512;

  private Inputs() {}

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

  /** The EncodingAESKey of a callback URL; {@code needed} where there is none yet. */
  public static Optional<Secret> encodingAesKey(JsonForm form, boolean needed) {
    Optional<Secret> key = secret(form, "encodingAesKey", needed);
    key.flatMap(secret -> CallbackKey.problemWith(secret.reveal()))
        .ifPresent(problem -> form.finding("encodingAesKey", "encoding-aes-key", problem));
    return key;
  }
}
