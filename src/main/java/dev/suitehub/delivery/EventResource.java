package dev.suitehub.delivery;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/events}: what happened, in order, by a cursor. A suite that does
 * not exist has no events, as the feed knows keys only.
 */
@Path("suites/{suite}/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

  @Inject EventWaits waits;

  /**
   * What {@link EventPage} writes, for the API's document.
   *
   * @param next the {@code after} of the next call, also where there are no events
   */
  record Page(List<Event> events, String next) {}

  /**
   * What {@link EventJson} writes, for the API's document.
   *
   * @param cursor names the event for good: by it a repetition is known, also after the hub's
   *     database was put back
   * @param id of its entry in the journal; may come again after the database was put back
   * @param kind notice: WeCom said it; fact: the hub found it
   * @param url the kind of callback URL that it came by
   * @param type InfoType, Event or MsgType as it came
   * @param at WeCom's time of it
   * @param fields what it says, without secrets
   * @param erased once its content is gone
   */
  record Event(
      String cursor,
      long id,
      String kind,
      String url,
      String type,
      @Nullable String changeType,
      @Nullable String corpId,
      Instant at,
      Instant receivedAt,
      JsonObject fields,
      @Nullable Boolean erased) {}

  /**
   * The events behind a cursor, in order.
   *
   * <p>Tickets and codes are never told. A suite that does not exist has no events. Where the hub's
   * database was put back to an earlier state and nobody can say what lies behind the cursor, the
   * answer is 410 {@code cursor-lost}: go on with an older one.
   *
   * @param after the {@code next} of the answer before; absent for the beginning
   * @param limit 1 to 500, by default 100
   * @param wait seconds to wait for an event when there is none, 0 to 20, by default 0
   */
  @GET
  @NeedsScope(Scope.EVENTS_READ)
  @Answers(Page.class)
  public CompletionStage<Response> events(
      @PathParam("suite") String suite,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("wait") @Nullable String wait) {
    EventQuery query =
        EventQuery.parse(
            Optional.ofNullable(after), Optional.ofNullable(limit), Optional.ofNullable(wait));
    CompletionStage<EventPage> page =
        key(suite)
            .map(known -> waits.next(known, query.after(), query.limit(), query.patience()))
            .orElseGet(
                () -> CompletableFuture.completedFuture(new EventPage(List.of(), query.after())));
    return page.thenApply(EventResource::answer);
  }

  private static Response answer(EventPage page) {
    return Response.ok(page.toJson()).header("Cache-Control", "no-store").build();
  }

  private static Optional<SuiteKey> key(String text) {
    try {
      return Optional.of(new SuiteKey(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
