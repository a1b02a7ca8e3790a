package dev.suitehub.journey;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One server with a hub in it and the sandbox that plays WeCom for it, as a newcomer has it; or a
 * hub whose WeCom is the sandbox of another site.
 */
record Site(ServerProcess server, HubSystem hub, WecomSystem wecom) implements AutoCloseable {

  /** The first administrator of every server here. */
  static final String ADMIN = "admin";

  static final String ADMIN_PASSWORD = "Journey-Admin-1";

  private static @Nullable Site shared;
  private static boolean failed;
  private static @Nullable Site movable;
  private static boolean movableFailed;

  /** The one for all journeys that leave its process and its clock alone; runs to the end. */
  static synchronized Site shared() {
    if (failed) {
      throw new IllegalStateException("The shared server did not start, see the first failure.");
    }
    Site running = shared;
    if (running == null) {
      failed = true;
      running = alone("shared");
      failed = false;
      shared = running;
    }
    return running;
  }

  /**
   * The one for journeys that move the clock and tolerate that others move it on: tickets and
   * tokens grow old under them.
   */
  static synchronized Site movable() {
    if (movableFailed) {
      throw new IllegalStateException("The movable server did not start, see the first failure.");
    }
    Site running = movable;
    if (running == null) {
      movableFailed = true;
      running = alone("movable");
      movableFailed = false;
      movable = running;
    }
    return running;
  }

  /** A server of its own, with its own clock and its own WeCom. */
  static Site alone(String name) {
    return alone(name, Map.of());
  }

  /** As {@link #alone(String)}, with configuration keys of its own. */
  static Site alone(String name, Map<String, String> settings) {
    String clientKey = Fresh.clientKey();
    ServerProcess server = process(name, clientKey);
    settings.forEach(server::with);
    server.start();
    return new Site(
        server, new HubSystem(server.address(), clientKey), new WecomSystem(server.address()));
  }

  /** A server of its own, with the demo that a newcomer sees. */
  static Site demo(String name) {
    String clientKey = Fresh.clientKey();
    ServerProcess server =
        process(name, clientKey)
            .with("hub.sandbox.demo", "true")
            .with("hub.sandbox.client-key", clientKey)
            .start();
    return new Site(
        server, new HubSystem(server.address(), clientKey), new WecomSystem(server.address()));
  }

  /** A hub in a process of its own, whose WeCom is the shared site's sandbox. */
  static Site besideShared(String name) {
    return besideShared(name, Map.of());
  }

  /** As {@link #besideShared(String)}, with more of the hub's configuration. */
  static Site besideShared(String name, Map<String, String> more) {
    WecomSystem wecom = shared().wecom();
    String clientKey = Fresh.clientKey();
    ServerProcess server =
        process(name, clientKey)
            .with("hub.upstream.api-base", wecom.address().toString())
            .with("hub.upstream.open-base", wecom.address().toString());
    more.forEach(server::with);
    server.start();
    return new Site(server, new HubSystem(server.address(), clientKey), wecom);
  }

  /** A server with the sandbox in it, and with its first administrator; not started. */
  static ServerProcess process(String name, String clientKey) {
    return ServerProcess.named(name)
        .with("hub.sandbox.enabled", "true")
        .with("hub.bootstrap.client-key", clientKey)
        .with("hub.bootstrap.admin-name", ADMIN)
        .with("hub.bootstrap.admin-password", ADMIN_PASSWORD);
  }

  @Override
  public void close() {
    server.close();
  }
}
