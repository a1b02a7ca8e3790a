package dev.suitehub.journey;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/**
 * One hub of two nodes, which share a PostgreSQL and stand behind a {@link Balancer}; WeCom is the
 * shared site's sandbox.
 */
final class TwoNodes implements AutoCloseable {

  /**
   * Until a node has seen that another one has turned the clock, which is looked at each second.
   */
  private static final Duration CLOCKS = Duration.ofSeconds(20);

  private final Balancer balancer = new Balancer();
  private final Database database = PostgresServer.shared().newDatabase("two-nodes");
  private final String clientKey = Fresh.clientKey();
  private final WecomSystem wecom = Site.shared().wecom();
  private final ServerProcess one;
  private final ServerProcess two;
  private Duration ahead = Duration.ZERO;

  TwoNodes() {
    String masterKey = Fresh.masterKey();
    one = node("node-one", masterKey);
    two = node("node-two", masterKey);
    balancer.leadsTo(List.of(one.address(), two.address()));
    // Both at once, as compose does it: one of them makes the tables.
    CompletableFuture.allOf(
            CompletableFuture.runAsync(one::start), CompletableFuture.runAsync(two::start))
        .join();
  }

  private ServerProcess node(String name, String masterKey) {
    return Site.process(name, clientKey)
        .on(database)
        .with("hub.security.master-key", masterKey)
        .with("hub.public-url", balancer.address().toString())
        .with("hub.upstream.api-base", wecom.address().toString())
        .with("hub.upstream.open-base", wecom.address().toString());
  }

  ServerProcess one() {
    return one;
  }

  ServerProcess two() {
    return two;
  }

  URI address() {
    return balancer.address();
  }

  /** The hub as the world sees it. */
  Site site() {
    return new Site(one, new HubSystem(balancer.address(), clientKey), wecom);
  }

  HubSystem at(ServerProcess node) {
    return new HubSystem(node.address(), clientKey);
  }

  /** Both run; a node that was killed is started. */
  TwoNodes whole() {
    for (ServerProcess node : List.of(one, two)) {
      if (!node.isAlive()) {
        node.start();
      }
    }
    return this;
  }

  /** Time passes at both nodes, and WeCom pushes a ticket of that time. */
  void later(Duration time, Listing listing) {
    ahead = ahead.plus(time);
    at(one).advance(time);
    Instant from = Instant.now().plus(ahead).minus(CLOCKS);
    Awaitility.await("the clocks of both nodes")
        .atMost(CLOCKS)
        .until(() -> now(one).isAfter(from) && now(two).isAfter(from));
    Awaitility.await("the ticket")
        .atMost(CLOCKS)
        .until(
            () ->
                wecom
                    .pushTicket(
                        listing.suiteId(),
                        Fresh.secret(),
                        Instant.now().plus(ahead).getEpochSecond(),
                        true)
                    .getString("verdict")
                    .equals("ACCEPTED"));
  }

  private Instant now(ServerProcess node) {
    return Instant.parse(at(node).api().get("/ops/clock").expect(200).json().getString("now"));
  }

  /** Whether a node has taken it upon itself to fetch that corp's token. */
  boolean isClaimed(String suite, String corp) {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from stored_token where kind = 'CORP' and owner_key = ?"
                    + " and corp_id = ? and claimed_by is not null")) {
      query.setString(1, suite);
      query.setString(2, corp);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    one.close();
    two.close();
    balancer.close();
  }
}
