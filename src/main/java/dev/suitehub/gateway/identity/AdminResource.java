package dev.suitehub.gateway.identity;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.gateway.CallLimit;
import dev.suitehub.gateway.CorpAgents;
import dev.suitehub.gateway.CorpDoubts;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.Admin;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/corps/{corpid}/admins}: who administers it there (doc 90606). None
 * where a member authorised it (成员授权).
 */
@Path("suites/{suite}/corps/{corpid}/admins")
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {

  @Inject CorpAgents agents;
  @Inject Tokens tokens;
  @Inject Wecom wecom;
  @Inject CallLimit limit;
  @Inject CorpDoubts doubts;

  public record View(long agentId, List<Row> admins) {}

  /** {@code right} SEND or MANAGE. */
  public record Row(String userId, @Nullable String openUserId, String right) {}

  /**
   * Who administers the suite in a corp. None where a member authorised it (成员授权).
   *
   * @param agentid which agent; needed only where the corp's authorisation has several
   */
  @GET
  @NeedsScope(Scope.CORPS_READ)
  public View list(
      @PathParam("suite") String suitePath,
      @PathParam("corpid") String corpPath,
      @QueryParam("agentid") @Nullable Long agentid) {
    SuiteKey suite = Keys.suite(suitePath);
    CorpId corpId = Keys.corp(corpPath);
    long agent = agents.the(suite, corpId, agentid);
    List<Admin> admins =
        limit.run(
            () ->
                doubts.noting(
                    suite,
                    corpId,
                    () ->
                        tokens.withSuiteToken(suite, token -> wecom.admins(token, corpId, agent))));
    return new View(agent, admins.stream().map(AdminResource::row).toList());
  }

  private static Row row(Admin admin) {
    return new Row(
        admin.userId(), admin.openUserId().orElse(null), admin.authType() == 1 ? "MANAGE" : "SEND");
  }
}
