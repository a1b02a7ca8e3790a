package dev.suitehub.sandbox.register;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /sandbox/3rdapp/qr}: an admin has scanned the QR of an app (doc 95430, 98744). */
@Path("3rdapp/qr")
public class AppQrResource {

  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,32}");

  @Inject QrInstalls installs;
  @Inject SandboxSuites suites;
  @Inject SandboxCorps corps;
  @Inject Tx tx;

  @GET
  public Response open(
      @QueryParam("suite_id") @DefaultValue("") String suiteIds,
      @QueryParam("state") @DefaultValue("") String state) {
    List<SandboxSuite> wanted = tx.call(() -> find(suiteIds));
    return wanted.isEmpty() || !STATE.matcher(state).matches()
        ? refused()
        : offer(wanted, suiteIds, state, "");
  }

  private Response offer(
      List<SandboxSuite> wanted, String suiteIds, String state, String searched) {
    return QrPage.install(wanted, suiteIds, state, tx.call(() -> CorpPicks.of(corps, searched)));
  }

  @POST
  public Response agree(
      @FormParam("suite_id") @DefaultValue("") String suiteIds,
      @FormParam("state") @DefaultValue("") String state,
      @FormParam("corp") @DefaultValue("") String corpId,
      @FormParam("q") @DefaultValue("") String searched,
      @FormParam("decision") @DefaultValue("approve") String decision) {
    List<SandboxSuite> wanted = tx.call(() -> find(suiteIds));
    if (decision.equals("search") && !wanted.isEmpty() && STATE.matcher(state).matches()) {
      return offer(wanted, suiteIds, state, searched);
    }
    Optional<SandboxCorp> corp = tx.call(() -> corp(corpId));
    if (wanted.isEmpty() || corp.isEmpty() || !STATE.matcher(state).matches()) {
      return refused();
    }
    wanted.forEach(suite -> installs.ofApp(suite, corp.get().corpId(), state));
    return QrPage.done("The auth code is on its way to the provider, by create_auth.");
  }

  /** None where one of them is no suite, or is not online. */
  private List<SandboxSuite> find(String suiteIds) {
    List<Optional<SandboxSuite>> found =
        Arrays.stream(suiteIds.split(",", -1)).map(this::suite).toList();
    return found.stream().allMatch(Optional::isPresent)
        ? found.stream().flatMap(Optional::stream).toList()
        : List.of();
  }

  private Optional<SandboxSuite> suite(String suiteId) {
    try {
      return suites.find(new SuiteId(suiteId)).filter(SandboxSuite::isOnline);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<SandboxCorp> corp(String corpId) {
    try {
      return corps.find(new CorpId(corpId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response refused() {
    return QrPage.refused(
        "应用未上线或不存在", "One of the apps is not online (errcode 60246), or there is no such corp.");
  }
}
