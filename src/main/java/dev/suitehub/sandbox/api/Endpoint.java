package dev.suitehub.sandbox.api;

/**
 * One call of the server API: what it is dispatched by, and what the page of all calls tells.
 *
 * @param path behind {@code /cgi-bin/}
 * @param doc the number of WeCom's document
 * @param line what it does, in one line
 * @param isSilent whether a success carries no errcode: for historical reasons the calls of doc
 *     97162, 96237, 90605 and 90603 may leave it out, and do
 */
record Endpoint(
    String path, Verb verb, Guarded guarded, String doc, String line, boolean isSilent) {

  static Endpoint get(String path, String doc, String line, Guarded guarded) {
    return new Endpoint(path, Verb.GET, guarded, doc, line, false);
  }

  static Endpoint post(String path, String doc, String line, Guarded guarded) {
    return new Endpoint(path, Verb.POST, guarded, doc, line, false);
  }

  static Endpoint either(String path, String doc, String line, Guarded guarded) {
    return new Endpoint(path, Verb.EITHER, guarded, doc, line, false);
  }

  Endpoint silent() {
    return new Endpoint(path, verb, guarded, doc, line, true);
  }

  TokenUse token() {
    return guarded.token();
  }
}
