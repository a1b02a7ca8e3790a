package dev.suitehub.registry.corp;

/**
 * Whether a corp installed for real; WeCom's answers do not tell, only the link that began the
 * install.
 */
public enum AuthorizationKind {
  FORMAL,
  TEST,
  /** It began in WeCom (app market, or the console's test button), not with a link of ours. */
  UNKNOWN
}
