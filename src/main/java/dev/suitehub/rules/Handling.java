package dev.suitehub.rules;

/** What the hub does about a rule. */
public enum Handling {
  /** What breaks it is refused, or keeps us from the next step. A test bears its id. */
  ENFORCED,
  /** People are told, where they need it. A test bears its id. */
  SHOWN,
  /** WeCom alone can see to it; {@link Rule#reason} says why. */
  BEYOND
}
