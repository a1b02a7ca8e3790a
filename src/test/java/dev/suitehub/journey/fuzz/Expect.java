package dev.suitehub.journey.fuzz;

/** What may be answered. A failure of the server (5xx that it does not mean) never may. */
enum Expect {
  /** Nobody may let it in: 4xx. */
  REFUSED,
  /** It was sealed by whoever has the keys, and nobody may lose it: 200, or not kept in time. */
  KEPT,
  /** Whatever is no failure. */
  ANY,
  /** As {@link #ANY}; the connection may also just end, for it is no HTTP, but end it has to. */
  NO_HTTP
}
