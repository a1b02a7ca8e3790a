package dev.suitehub.delivery;

import java.util.Set;

/** What business systems read of the journal. */
public final class Delivered {

  /**
   * Made of a ticket or a code; what becomes of them is told by facts (doc 90628, 90642, 97175).
   */
  private static final Set<String> NEVER =
      Set.of("suite_ticket", "create_auth", "reset_permanent_code");

  private Delivered() {}

  /** Whether entries of that type are ever delivered. */
  public static boolean isEver(String type) {
    return !NEVER.contains(type);
  }
}
