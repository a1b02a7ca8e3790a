package dev.suitehub.gateway.identity;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.wire.Secret;

/** What a business system sends of a login: WeCom's code, and what else it wants to know. */
record CodeForm(Secret code, boolean detail) {

  /** WeCom's codes have up to 512 bytes. */
  private static final int LONGEST = 512;

  static CodeForm parse(String body) {
    return read(JsonForm.parse(body), false);
  }

  static CodeForm parseWithDetail(String body) {
    return read(JsonForm.parse(body), true);
  }

  private static CodeForm read(JsonForm form, boolean mayHaveDetail) {
    var code =
        form.value(
            "code",
            "length",
            text -> {
              if (text.length() > LONGEST) {
                throw new IllegalArgumentException("has up to 512 characters");
              }
              return Secret.of(text);
            });
    form.require("code", "required", code.orElse(null));
    boolean detail = mayHaveDetail && form.flag("detail");
    form.check();
    return new CodeForm(code.orElseThrow(), detail);
  }
}
