package dev.suitehub.ops.checklist;

import dev.suitehub.gateway.GatewayConfig;
import dev.suitehub.platform.web.ForwardedSign;
import dev.suitehub.platform.web.ForwardedSign.Seen;
import dev.suitehub.platform.web.TrustedProxies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What stands before the hub and around it. */
@Dependent
class ServerPoints {

  /** The largest upload of the console, as web.xml has it. */
  private static final long LARGEST_FORM = 7L << 20;

  /** Where WildFly tells how much a request may hold; others set no limit of their own. */
  private static final String LISTENERS = "jboss.as:subsystem=undertow,server=*,http-listener=*";

  private final TrustedProxies proxies;
  private final ForwardedSign forwarded;
  private final GatewayConfig gateway;
  private final boolean webhook;

  @Inject
  ServerPoints(
      TrustedProxies proxies,
      ForwardedSign forwarded,
      GatewayConfig gateway,
      @ConfigProperty(name = "hub.alert.webhook") Optional<String> webhook) {
    this.proxies = proxies;
    this.forwarded = forwarded;
    this.gateway = gateway;
    this.webhook = webhook.filter(address -> !address.isBlank()).isPresent();
  }

  List<Check> look() {
    return List.of(
        proxies(),
        bodySize(largestBody(), Math.max(LARGEST_FORM, gateway.mostBytes())),
        webhook ? Point.ALERT_WEBHOOK.good("good") : Point.ALERT_WEBHOOK.warn("none"),
        charset(Charset.defaultCharset()));
  }

  private Check proxies() {
    Optional<Seen> seen = forwarded.last();
    if (seen.isEmpty()) {
      return Point.TRUSTED_PROXIES.good(proxies.areNamed() ? "named" : "none-seen");
    }
    String peer = seen.get().peer();
    if (!seen.get().trusted()) {
      return Point.TRUSTED_PROXIES.bad("stranger", peer);
    }
    return proxies.areNamed()
        ? Point.TRUSTED_PROXIES.good("named")
        : Point.TRUSTED_PROXIES.warn("unnamed", peer);
  }

  static Check bodySize(OptionalLong most, long wanted) {
    if (most.isEmpty()) {
      return Point.BODY_SIZE.good("unlimited");
    }
    return most.getAsLong() >= wanted
        ? Point.BODY_SIZE.good("good", mib(most.getAsLong()))
        : Point.BODY_SIZE.warn("small", mib(most.getAsLong()), mib(wanted));
  }

  private static long mib(long bytes) {
    return bytes >> 20;
  }

  /** Of the smallest listener; empty where no server tells of a limit. */
  private static OptionalLong largestBody() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      long smallest = Long.MAX_VALUE;
      for (ObjectName listener : beans.queryNames(new ObjectName(LISTENERS), null)) {
        if (beans.getAttribute(listener, "maxPostSize") instanceof Number size
            && size.longValue() > 0) {
          smallest = Math.min(smallest, size.longValue());
        }
      }
      return smallest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(smallest);
    } catch (JMException e) {
      return OptionalLong.empty();
    }
  }

  static Check charset(Charset used) {
    return used.equals(StandardCharsets.UTF_8)
        ? Point.CHARSET.good("good")
        : Point.CHARSET.warn("other", used.name());
  }
}
