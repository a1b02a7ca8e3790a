package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.world.Range;
import java.util.List;
import java.util.Optional;

/**
 * What a corp's admin changes of an authorisation; what is empty stays as it is.
 *
 * @param authMode 0: for the corp; 1: by members (成员授权)
 * @param level WeCom's number of the contacts permission
 * @param consented names of member fields in the API
 */
public record AuthorisationChange(
    Optional<Integer> authMode,
    Optional<Integer> level,
    Optional<Range> visible,
    Optional<Range> extra,
    Optional<List<String>> consented) {

  public static final AuthorisationChange NONE =
      new AuthorisationChange(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public AuthorisationChange authMode(int mode) {
    return new AuthorisationChange(Optional.of(mode), level, visible, extra, consented);
  }

  public AuthorisationChange level(int number) {
    return new AuthorisationChange(authMode, Optional.of(number), visible, extra, consented);
  }

  public AuthorisationChange visible(Range range) {
    return new AuthorisationChange(authMode, level, Optional.of(range), extra, consented);
  }

  public AuthorisationChange extra(Range range) {
    return new AuthorisationChange(authMode, level, visible, Optional.of(range), consented);
  }

  public AuthorisationChange consented(List<String> fields) {
    return new AuthorisationChange(authMode, level, visible, extra, Optional.of(fields));
  }
}
