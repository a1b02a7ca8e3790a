package dev.suitehub.ops.checklist;

import java.util.Locale;

/** What is looked at, in the order in which it is told. */
enum Point {
  SANDBOX,
  PUBLIC_URL,
  UPSTREAM,
  DATABASE,
  DATABASE_KEEPS,
  CLOCK,
  WECOM_CLOCK,
  MASTER_KEY,
  SECRETS,
  TRUSTED_PROXIES,
  BODY_SIZE,
  ALERT_WEBHOOK,
  CHARSET;

  /** As it stands in the documentation. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Check good(String word, Object... values) {
    return Check.of(this, Mark.GOOD, word, values);
  }

  Check warn(String word, Object... values) {
    return Check.of(this, Mark.WARN, word, values);
  }

  Check bad(String word, Object... values) {
    return Check.of(this, Mark.BAD, word, values);
  }
}
