package dev.suitehub.registry.release;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What WeCom's team (企业微信团队) said, as somebody here records it.
 *
 * @param on the day of its message, in China; today where nobody says
 * @param reason why it was refused; empty where it was not
 */
public record Decision(Optional<LocalDate> on, String reason) {}
