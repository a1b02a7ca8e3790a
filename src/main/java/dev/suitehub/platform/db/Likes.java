package dev.suitehub.platform.db;

/** Texts of people as patterns of {@code like … escape '!'}. */
public final class Likes {

  private Likes() {}

  /** Matches what begins with exactly that text. */
  public static String startingWith(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
