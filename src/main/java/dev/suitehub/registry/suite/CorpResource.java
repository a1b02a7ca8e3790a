package dev.suitehub.registry.suite;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/suites/{suite}/corps}: who has authorised it. */
@Path("suites/{suite}/corps")
@Produces(MediaType.APPLICATION_JSON)
public class CorpResource {

  private static final int LONGEST_PAGE = 500;

  @Inject Suites suites;
  @Inject AuthorizedCorps corps;

  /**
   * One authorisation. {@code suspectSince} and {@code suspectErrcode} are there while WeCom
   * refuses calls about it; {@code nextCheckAt} is when get_auth_info is asked next, at the latest;
   * {@code agents} as WeCom's get_auth_info lists them, with their privileges.
   */
  public record View(
      String corpId,
      String corpName,
      String state,
      String authorization,
      @Nullable String mode,
      Instant authorizedAt,
      @Nullable Instant cancelReportedAt,
      @Nullable Instant endedAt,
      @Nullable Instant suspectSince,
      @Nullable Integer suspectErrcode,
      @Nullable Instant nextCheckAt,
      JsonArray agents) {}

  /** One page; {@code next} is the {@code after} of the next one and absent on the last. */
  public record Page(List<View> corps, @Nullable String next) {}

  /**
   * The corps that have authorised the suite, page by page.
   *
   * @param after the {@code next} of the page before; absent for the first
   * @param limit 1 to 500, by default 100
   */
  @GET
  @NeedsScope(Scope.CORPS_READ)
  public Page list(
      @PathParam("suite") String key,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    SuiteKey suite = suites.get(Keys.suite(key)).key();
    int size = Math.max(1, Math.min(limit, LONGEST_PAGE));
    Optional<CorpId> behind = Optional.ofNullable(after).map(Keys::corp);
    List<View> page = corps.page(suite, behind, size).stream().map(CorpResource::view).toList();
    return new Page(page, page.size() < size ? null : page.get(size - 1).corpId());
  }

  /** One corp's authorisation. */
  @GET
  @Path("{corpid}")
  @NeedsScope(Scope.CORPS_READ)
  public View show(@PathParam("suite") String key, @PathParam("corpid") String corpId) {
    SuiteKey suite = suites.get(Keys.suite(key)).key();
    return view(corps.get(suite, Keys.corp(corpId)));
  }

  private static View view(AuthorizedCorp corp) {
    return new View(
        corp.corpId().value(),
        corp.corpName(),
        corp.state().name(),
        corp.kind().name(),
        corp.authInfo().map(CorpResource::mode).orElse(null),
        corp.authorizedAt(),
        corp.cancelReportedAt().orElse(null),
        corp.endedAt().orElse(null),
        corp.suspectSince().orElse(null),
        corp.suspectErrcode().isPresent() ? corp.suspectErrcode().getAsInt() : null,
        corp.nextCheckAt().orElse(null),
        corp.authInfo().map(AuthInfo::agents).orElse(JsonArray.EMPTY_JSON_ARRAY));
  }

  private static @Nullable String mode(AuthInfo info) {
    var mode = info.authMode();
    if (mode.isEmpty()) {
      return null;
    }
    return mode.getAsInt() == 1 ? "MEMBER" : "ADMIN";
  }
}
