package dev.suitehub.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reverse proxy stands before this node, as the requests of known callers show it.
 * Anybody can write the header: what strangers send is not noted.
 */
@ApplicationScoped
public class ForwardedSign {

  /** In which a proxy tells for whom it asks. */
  public static final String HEADER = "X-Forwarded-For";

  private final @Nullable TrustedProxies proxies;
  private volatile Optional<Seen> last = Optional.empty();

  /**
   * A header that came.
   *
   * @param peer the other end of the connection over which it came
   */
  public record Seen(String peer, boolean trusted) {}

  /** For the container's proxy. */
  protected ForwardedSign() {
    proxies = null;
  }

  @Inject
  public ForwardedSign(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** A request whose sender is known. */
  public void look(HttpServletRequest request) {
    if (request.getHeader(HEADER) != null) {
      seen(String.valueOf(request.getRemoteAddr()));
    }
  }

  /** A request whose sender is known came from there with {@link #HEADER}. */
  public void seen(String peer) {
    if (proxies != null) {
      last = Optional.of(new Seen(peer, proxies.trusts(peer)));
    }
  }

  /** The last one since this node started. */
  public Optional<Seen> last() {
    return last;
  }
}
