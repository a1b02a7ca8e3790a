package dev.suitehub.preflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One step on the way to real WeCom.
 *
 * @param name which, as a word
 * @param state how it stands, as a word: with the name, the key of its text
 * @param values what that text is filled in with
 * @param paste what has to be entered in WeCom's console
 * @param at when it was seen, or until when it holds
 */
public record ConnectStep(
    String name,
    Progress progress,
    String state,
    List<String> values,
    Optional<String> paste,
    Optional<Instant> at) {

  /** How far a step is. */
  public enum Progress {
    DONE,
    WAITING,
    WRONG
  }

  static ConnectStep of(String name, Progress progress, String state, Object... values) {
    return new ConnectStep(
        name,
        progress,
        state,
        List.of(values).stream().map(String::valueOf).toList(),
        Optional.empty(),
        Optional.empty());
  }

  ConnectStep paste(String text) {
    return new ConnectStep(name, progress, state, values, Optional.of(text), at);
  }

  ConnectStep at(Instant then) {
    return new ConnectStep(name, progress, state, values, paste, Optional.of(then));
  }
}
