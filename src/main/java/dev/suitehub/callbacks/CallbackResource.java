package dev.suitehub.callbacks;

import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.db.DatabaseSign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The callback URLs: GET is WeCom's check of the URL, POST a message. One for all requests: what it
 * needs is looked up once.
 */
@ApplicationScoped
@Path("/")
public class CallbackResource {

  @Context HttpServletRequest http;
  @Inject CallbackIntake intake;
  @Inject TimeBudget budget;
  @Inject Refusals refusals;
  @Inject DatabaseSign database;

  @GET
  @Path("system/{provider}")
  public Response checkSystem(@PathParam("provider") String provider) {
    return check(new CallbackUrl(UrlKind.SYSTEM, provider));
  }

  @POST
  @Path("system/{provider}")
  public Response system(@PathParam("provider") String provider, InputStream body)
      throws IOException {
    return notice(new CallbackUrl(UrlKind.SYSTEM, provider), body);
  }

  @GET
  @Path("{suite}/command")
  public Response checkCommand(@PathParam("suite") String suite) {
    return check(new CallbackUrl(UrlKind.COMMAND, suite));
  }

  @POST
  @Path("{suite}/command")
  public Response command(@PathParam("suite") String suite, InputStream body) throws IOException {
    return notice(new CallbackUrl(UrlKind.COMMAND, suite), body);
  }

  @GET
  @Path("{suite}/data")
  public Response checkData(@PathParam("suite") String suite) {
    return check(new CallbackUrl(UrlKind.DATA, suite));
  }

  @POST
  @Path("{suite}/data")
  public Response data(@PathParam("suite") String suite, InputStream body) throws IOException {
    return notice(new CallbackUrl(UrlKind.DATA, suite), body);
  }

  /** What stands for {@code $CORPID$} while WeCom checks a URL, no document says: anything goes. */
  @GET
  @Path("{suite}/data/{corpid}")
  public Response checkCorpData(@PathParam("suite") String suite) {
    return check(new CallbackUrl(UrlKind.DATA, suite));
  }

  @POST
  @Path("{suite}/data/{corpid}")
  public Response corpData(
      @PathParam("suite") String suite, @PathParam("corpid") String corp, InputStream body)
      throws IOException {
    return notice(new CallbackUrl(UrlKind.DATA, suite, Optional.of(corp)), body);
  }

  private Response check(CallbackUrl url) {
    long arrived = System.nanoTime();
    return answer(arrived, CallbackRequest.check(url, parameters(), http.getRemoteAddr()));
  }

  private Response notice(CallbackUrl url, InputStream body) throws IOException {
    long arrived = System.nanoTime();
    return answer(
        arrived,
        CallbackRequest.notice(url, parameters(), BoundedBody.read(body), http.getRemoteAddr()));
  }

  private Map<String, String> parameters() {
    return RawQuery.parse(http.getQueryString());
  }

  private Response answer(long arrived, CallbackRequest request) {
    // A server may try for seconds to reach a database that is gone: nobody has to wait for that.
    Answer answer =
        database.isGone()
            ? notKept(request)
            : budget
                .within(arrived, () -> intake.answer(arrived, request))
                .orElseGet(() -> notKept(request));
    return answer.response();
  }

  /** Whether its key exists is not known then: the database could not be asked. */
  private Answer notKept(CallbackRequest request) {
    refusals.note(
        Source.UNKNOWN,
        request.url().kind(),
        RefusalReason.NOT_KEPT,
        request.remoteAddress(),
        "the key is " + request.url().key());
    return Answer.NOT_KEPT;
  }
}
