package dev.suitehub.ops.checklist;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.config.UrlShape;
import dev.suitehub.upstream.UpstreamConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Who plays WeCom, where it is, and where we are. */
@Dependent
class AddressPoints {

  private static final String WECOM = ".weixin.qq.com";

  private final HubConfig hub;
  private final UpstreamConfig upstream;

  @Inject
  AddressPoints(HubConfig hub, UpstreamConfig upstream) {
    this.hub = hub;
    this.upstream = upstream;
  }

  List<Check> look() {
    return List.of(sandbox(), publicUrl(), upstream());
  }

  /** Whether that is the point of the sandbox, found on. */
  static boolean isSandbox(Check check) {
    return check.id().equals(Point.SANDBOX.id()) && check.mark() == Mark.BAD;
  }

  private Check sandbox() {
    return hub.isSandboxOn() ? Point.SANDBOX.bad("on") : Point.SANDBOX.good("off");
  }

  private Check publicUrl() {
    URI url = hub.publicUrl();
    Check shape =
        switch (UrlShape.of(url)) {
          case LOCAL_NAME -> Point.PUBLIC_URL.bad("local-name", url.getHost());
          case NOT_HTTPS -> Point.PUBLIC_URL.bad("not-https", url);
          case NUMBER -> Point.PUBLIC_URL.warn("number", url.getHost());
          case FINE -> Point.PUBLIC_URL.good("good", url);
        };
    return shape.mark() == Mark.GOOD && !url.getRawPath().isEmpty()
        ? Point.PUBLIC_URL.bad("path", url)
        : shape;
  }

  private Check upstream() {
    List<String> others =
        Stream.of(upstream.apiBase(), upstream.openBase())
            .filter(base -> !isWecom(base))
            .map(URI::toString)
            .distinct()
            .toList();
    return others.isEmpty()
        ? Point.UPSTREAM.good("wecom")
        : Point.UPSTREAM.bad("other", String.join(", ", others));
  }

  static boolean isWecom(URI base) {
    return base.getHost().endsWith(WECOM) && "https".equals(base.getScheme());
  }
}
