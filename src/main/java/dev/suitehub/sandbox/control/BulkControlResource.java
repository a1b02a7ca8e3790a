package dev.suitehub.sandbox.control;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.install.BulkInstalls;
import dev.suitehub.sandbox.push.Bulk;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.push.Verdict;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** {@code /sandbox/control/bulk}: many distinct pushes at once, and which of them were taken. */
@Path("control/bulk")
@Produces(MediaType.APPLICATION_JSON)
public class BulkControlResource {

  private static final int MOST = 20_000;
  private static final int MOST_THREADS = 64;

  @Inject OrderDesk desk;
  @Inject Bulk bulk;
  @Inject Clock clock;

  private enum Kind {
    MESSAGE,
    NOTICE
  }

  @POST
  public String send(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    Optional<Integer> count = form.integer("count", 1, MOST);
    Kind kind = form.choice("kind", Kind.class).orElse(Kind.MESSAGE);
    int concurrency = form.integer("concurrency", 1, MOST_THREADS).orElse(8);
    form.require("suite", suite.orElse(null));
    form.require("corp", corp.orElse(null));
    form.require("count", count.orElse(null));
    form.check();
    List<Bulk.Item> items =
        items(kind, suite.orElseThrow(), corp.orElseThrow(), count.orElseThrow());
    long start = System.nanoTime();
    List<Bulk.Outcome> outcomes = bulk.send(items, concurrency);
    return json(outcomes, (System.nanoTime() - start) / 1_000_000).build().toString();
  }

  private List<Bulk.Item> items(Kind kind, SuiteId suiteId, CorpId corp, int count) {
    SandboxSuite suite = desk.suite(suiteId);
    String agent = desk.agent(suiteId, corp);
    // Room for the count below, so that no two of them meet.
    long first = Long.parseLong(Fresh.digits(12)) * 100_000;
    return LongStream.range(first, first + count)
        .mapToObj(String::valueOf)
        .map(
            id ->
                kind == Kind.MESSAGE
                    ? message(suite, corp, agent, id)
                    : notice(suite, corp, "u" + id))
        .toList();
  }

  private Bulk.Item message(SandboxSuite suite, CorpId corp, String agent, String id) {
    String text = NoticeText.message(corp, "admin", "bulk " + id, id, agent, clock.instant());
    return new Bulk.Item(id, PushOrder.data(suite, corp, agent, text));
  }

  private Bulk.Item notice(SandboxSuite suite, CorpId corp, String id) {
    String text = NoticeText.userUpdated(suite.suiteId(), corp, id, clock.instant());
    return new Bulk.Item(id, PushOrder.command(suite, corp.value(), text));
  }

  static JsonObjectBuilder json(BulkInstalls.Outcome installed) {
    return json(installed.outcomes(), installed.tookMs());
  }

  private static JsonObjectBuilder json(List<Bulk.Outcome> outcomes, long tookMs) {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    JsonArrayBuilder failed = Json.createArrayBuilder();
    int acknowledged = 0;
    for (Bulk.Outcome outcome : outcomes) {
      if (outcome.verdict() == Verdict.ACCEPTED) {
        acknowledged++;
        ids.add(outcome.id());
      } else {
        failed.add(
            Json.createObjectBuilder()
                .add("id", outcome.id())
                .add("verdict", outcome.verdict().name())
                .add("status", outcome.status()));
      }
    }
    return Json.createObjectBuilder()
        .add("sent", outcomes.size())
        .add("acknowledged", acknowledged)
        .add("ids", ids)
        .add("failed", failed)
        .add("tookMs", tookMs);
  }
}
