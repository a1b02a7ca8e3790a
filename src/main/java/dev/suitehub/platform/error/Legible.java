package dev.suitehub.platform.error;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers 400 to what nobody can read, before a server comes to it: RESTEasy makes an error of its
 * own of an address that is none, and of a {@code q} that is no number. Nor has any text of ours
 * the character NUL, and PostgreSQL fails where it is only asked for one.
 */
@Provider
@PreMatching
public class Legible implements ContainerRequestFilter {

  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]*)?|1(\\.0*)?|\\.[0-9]+");

  @Override
  public void filter(ContainerRequestContext request) {
    String address;
    try {
      address = request.getUriInfo().getRequestUri().toString();
    } catch (IllegalArgumentException e) {
      request.abortWith(Problems.render(new BadRequestException(e)));
      return;
    }
    if (hasNul(address)) {
      request.abortWith(
          Problems.render(PlatformProblem.NO_SUCH_TEXT.because("Leave out the %00.")));
    } else if (!isWeighed(request.getHeaderString("Accept"))) {
      request.abortWith(Problems.render(new BadRequestException()));
    }
  }

  /** Escaped, as it stands in an address. */
  static boolean hasNul(String address) {
    return address.contains("%00");
  }

  /** Whether each {@code q} is a number from 0 to 1, as RFC 9110 has them (12.4.2). */
  static boolean isWeighed(@Nullable String accept) {
    return accept == null
        || Arrays.stream(accept.split("[,;]", -1))
            .map(part -> part.strip().toLowerCase(Locale.ROOT))
            .filter(part -> part.startsWith("q="))
            .allMatch(part -> WEIGHT.matcher(part.substring(2)).matches());
  }
}
