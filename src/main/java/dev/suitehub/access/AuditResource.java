package dev.suitehub.access;

import dev.suitehub.platform.error.PlatformProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/audit}: who did what, and whether the entry is as it was written. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject AuditBook book;

  /**
   * Entries of the audit log, the newest first. Each says in mark whether it is GENUINE, was
   * ALTERED in the database, or is from BEFORE_SEALS.
   *
   * @param who the whole name, as user:li.lei or key:crm
   * @param action how the action begins, as provider.
   * @param subject how the subject begins
   * @param from the first moment, as 2026-11-22T00:00:00Z
   * @param to the first moment that is too late
   * @param before next of the page before
   * @param limit 1 to 200
   */
  @GET
  @NeedsScope(Scope.AUDIT_READ)
  public AuditSlice list(
      @QueryParam("who") @DefaultValue("") String who,
      @QueryParam("action") @DefaultValue("") String action,
      @QueryParam("subject") @DefaultValue("") String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("before") @DefaultValue("") String before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return book.page(
        new AuditFilter(who, action, subject, instant("from", from), instant("to", to)),
        before,
        limit);
  }

  /**
   * Whether the audit log is as it was written: what the checks so far have found, how much is
   * linked, and when they last went through all of it.
   */
  @GET
  @Path("verdict")
  @NeedsScope(Scope.AUDIT_READ)
  public AuditVerdict verdict() {
    return book.verdict();
  }

  /**
   * Checks up to 25 links of the chain now, 5000 entries at most. All of it: from 1 on, then from
   * next of each answer, until there is none.
   *
   * @param from the number of the first link
   */
  @POST
  @Path("check")
  @NeedsScope(Scope.AUDIT_READ)
  public AuditCheck check(@QueryParam("from") @DefaultValue("1") long from) {
    return book.check(from);
  }

  private static Optional<Instant> instant(String name, @Nullable String text) {
    try {
      return Optional.ofNullable(text).filter(one -> !one.isBlank()).map(Instant::parse);
    } catch (DateTimeException e) {
      throw PlatformProblem.INVALID_INPUT.because(
          name + " is no moment such as 2026-11-22T00:00:00Z.");
    }
  }
}
