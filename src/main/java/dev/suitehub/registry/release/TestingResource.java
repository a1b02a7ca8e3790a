package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.FindingView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/suites/{suite}/testing}: who tests the app (测试应用). */
@Path("suites/{suite}/testing")
@Produces(MediaType.APPLICATION_JSON)
public class TestingResource {

  @Inject Testing testing;

  /** A setting that has changed since the corp installed. */
  public record BehindView(String field, String before, String after) {}

  /** {@code stale}: it has older settings than the app, namely {@code behind}. */
  public record TestCorpView(
      String corpId,
      String corpName,
      Instant since,
      boolean stale,
      List<BehindView> behind,
      List<FindingView> findings) {}

  /**
   * {@code used} of {@code most} places are taken; {@code ever} corps cannot authorise formally.
   */
  public record TestingView(long used, int most, long ever, List<TestCorpView> corps) {}

  /** Who tests the app, and what each of them has not seen yet. */
  @GET
  @NeedsScope(Scope.CORPS_READ)
  public TestingView testing(@PathParam("suite") String path) {
    Testing.Sheet sheet = testing.of(Keys.suite(path));
    return new TestingView(
        sheet.used(),
        sheet.most(),
        sheet.ever(),
        sheet.corps().stream().map(TestingResource::view).toList());
  }

  private static TestCorpView view(TestCorp corp) {
    return new TestCorpView(
        corp.corpId(),
        corp.corpName(),
        corp.since(),
        corp.isStale(),
        corp.behind().stream()
            .map(one -> new BehindView(one.field(), one.before(), one.after()))
            .toList(),
        FindingView.all(corp.findings()));
  }
}
