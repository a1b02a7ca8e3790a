package dev.suitehub.access.people;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses below {@code /console/}, and which of them somebody may be sent back to. */
public final class ConsolePaths {

  public static final String HOME = "/console/index.xhtml";
  public static final String SIGN_IN = "/console/sign-in.xhtml";
  public static final String PASSWORD = "/console/password.xhtml";

  /** A page, and a query without anything that another reader could take for a host. */
  private static final Pattern PAGE =
      Pattern.compile("/console/[a-z0-9-]+\\.xhtml(\\?[A-Za-z0-9._~%&=+:@/?$,;-]{0,1000})?");

  private ConsolePaths() {}

  /** The address itself where it is a page of ours behind the sign-in. */
  static Optional<String> page(String address) {
    return PAGE.matcher(address).matches() && !address.startsWith(SIGN_IN)
        ? Optional.of(address)
        : Optional.empty();
  }
}
