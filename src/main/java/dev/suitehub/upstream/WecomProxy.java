package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.platform.http.StreamedAnswer;
import dev.suitehub.platform.http.StreamingClient;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes calls of WeCom's API that others ask for: the host is always ours to say, the token is put
 * in, and the answer goes back unread. For calls that the hub itself understands there is {@link
 * Wecom}.
 */
@ApplicationScoped
public class WecomProxy {

  /** What an answer may be larger than is no media of WeCom's (doc 96484: 20 MB). */
  private static final long MOST_BYTES = 64L << 20;

  /** Of an answer's headers, those that say what its body is; no cookies, no hops, no redirects. */
  private static final List<String> SAFE =
      List.of(
          "Content-Type",
          "Content-Disposition",
          "Content-Encoding",
          "Content-Length",
          "Content-Range",
          "error-code",
          "error-msg");

  private final StreamingClient client;
  private final Pace pace;
  private final URI base;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected WecomProxy() {
    client = null;
    pace = null;
    base = null;
  }

  @Inject
  WecomProxy(UpstreamConfig config, Pace pace) {
    this.pace = pace;
    this.client = new StreamingClient(config.deadline(), MOST_BYTES, config.proxy());
    this.base = config.apiBase();
  }

  /**
   * Makes the call with the corp's token, once, as one of the calls of that API that this node may
   * make a minute: where they are used up, a {@link WecomRefused} that {@link
   * WecomRefused#isLocal}. What WeCom counts of one corp's calls is the caller's affair, so no
   * pause holds it back. Throws {@link WecomUnreachable} where no answer begins before the
   * deadline, and {@link IllegalArgumentException} where path and query make no address.
   */
  public ProxiedAnswer call(ProxiedCall call, Secret corpToken, Deadline deadline) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(call, corpToken));
    request.header("User-Agent", "SuiteHub");
    call.contentType().ifPresent(type -> request.header("Content-Type", type));
    pace.take(WecomCall.api("/" + call.path()));
    try {
      return answer(send(call, request, deadline));
    } catch (CallFailure failure) {
      // Its message may hold the address, and that the token.
      throw new WecomUnreachable(
          "WeCom gave no answer to "
              + call.path()
              + " in time. "
              + (failure.maybeReceived()
                  ? "It may have acted all the same: look before you repeat what must not happen twice."
                  : "It was never reached: check hub.upstream.api-base, the proxy and the firewall."),
          failure.maybeReceived(),
          null);
    }
  }

  private StreamedAnswer send(ProxiedCall call, HttpRequest.Builder request, Deadline deadline) {
    if (call.body().isEmpty()) {
      return client.send(request.GET().build(), deadline);
    }
    ProxiedBody body = call.body().get();
    return body.isRepeatable()
        ? client.send(request.POST(BodyPublishers.ofByteArray(body.bytes())).build(), deadline)
        : client.post(request, body.stream(), body.length(), deadline);
  }

  private URI address(ProxiedCall call, Secret corpToken) {
    String token = "?access_token=" + URLEncoder.encode(corpToken.reveal(), UTF_8);
    String query = call.query().isEmpty() ? "" : "&" + call.query();
    try {
      return new URI(base + "/" + call.path() + token + query);
    } catch (URISyntaxException e) {
      // What it says holds the address, and that the token.
      throw noAddress();
    }
  }

  private static IllegalArgumentException noAddress() {
    return new IllegalArgumentException("path and query make no address");
  }

  private static ProxiedAnswer answer(StreamedAnswer answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : SAFE) {
      answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return new ProxiedAnswer(answer.status(), headers, answer.body());
  }
}
