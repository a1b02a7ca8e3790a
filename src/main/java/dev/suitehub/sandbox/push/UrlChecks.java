package dev.suitehub.sandbox.push;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The check that WeCom makes when URLs are saved (doc 96466): a sealed text has to come back. */
@Dependent
public class UrlChecks {

  private final Pusher pusher;

  @Inject
  UrlChecks(Pusher pusher) {
    this.pusher = pusher;
  }

  /**
   * Checks the URLs that are entered: command first, then data, in which the provider's corpid
   * stands for the corp.
   */
  public List<Push> check(SandboxSuite suite) {
    return Stream.of(suite.commandUrl(), suite.dataUrl(suite.provider()))
        .filter(url -> !url.isEmpty())
        .map(url -> PushOrder.check(suite, url, Fresh.digits(19)))
        .map(pusher::push)
        .toList();
  }

  public List<Push> check(SandboxProvider provider) {
    return Stream.of(provider.systemUrl())
        .filter(url -> !url.isEmpty())
        .map(url -> PushOrder.check(provider, url, Fresh.digits(19)))
        .map(pusher::push)
        .toList();
  }
}
