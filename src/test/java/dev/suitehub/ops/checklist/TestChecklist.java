package dev.suitehub.ops.checklist;

import dev.suitehub.gateway.GatewayConfig;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.DatabaseFacts;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.platform.web.ForwardedSign;
import dev.suitehub.platform.web.TrustedProxies;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.upstream.WecomClock;
import java.time.Duration;
import java.util.Optional;

/** The checklist of a hub as it is after the first start. */
public final class TestChecklist {

  private TestChecklist() {}

  public static Checklist over(TestDatabase database) {
    HubConfig hub = new HubConfig("http://localhost:8080", "./data", false);
    UpstreamConfig upstream =
        new UpstreamConfig(
            hub,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(6),
            40_000,
            50);
    HubClock clock = new HubClock();
    TrustedProxies proxies = new TrustedProxies(TrustedProxies.USUAL);
    return new Checklist(
        new AddressPoints(hub, upstream),
        new DatabasePoints(
            new DatabaseFacts(database.dataSource()), upstream, new WecomClock(clock), clock),
        new SecretPoints(hub, Optional.empty()),
        new ServerPoints(
            proxies,
            new ForwardedSign(proxies),
            new GatewayConfig(16, Duration.ofSeconds(60), 21),
            Optional.empty()));
  }
}
