package dev.suitehub.sandbox.fault;

/**
 * Whom a push, a call or an install is about.
 *
 * @param suite empty where it is no suite's
 * @param corp empty where it is about none; a provider's own corpid for what is the provider's
 * @param api empty where it is no call
 */
public record Target(String suite, String corp, String api) {

  public static Target of(String suite, String corp) {
    return new Target(suite, corp, "");
  }
}
