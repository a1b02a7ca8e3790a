package dev.suitehub.postgres;

/** A database that its user owns, and that nobody else has. */
public record Database(String url, String user, String password) {

  /** The same by another port, such as that of a relay before it. */
  public Database at(int port) {
    return new Database(url.replaceFirst(":\\d+/", ":" + port + "/"), user, password);
  }
}
