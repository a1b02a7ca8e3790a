package dev.suitehub.registry.release;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody says of something that happened at WeCom.
 *
 * @param on the day on which it did, in China; today where nobody says
 * @param reason what WeCom's team (企业微信团队) wrote, or why it happened past our checks; mostly empty
 * @param typeSetBack that nothing asks for test authorisations any more (TEST-07)
 */
public record Told(Optional<LocalDate> on, String reason, boolean typeSetBack) {

  /** Today, and no more to say. */
  public static final Told NOW = new Told(Optional.empty(), "", false);
}
