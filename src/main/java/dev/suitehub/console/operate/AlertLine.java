package dev.suitehub.console.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One alert; {@code over} is absent while it stands. */
public record AlertLine(
    String mark,
    String state,
    String title,
    String text,
    String cure,
    Instant since,
    @Nullable Instant over) {}
