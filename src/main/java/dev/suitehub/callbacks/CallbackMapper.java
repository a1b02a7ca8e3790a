package dev.suitehub.callbacks;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whatever fails outside of the intake: a status, and nothing else. */
@Provider
public class CallbackMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(CallbackMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    int status = Answer.NOT_KEPT.status();
    if (failure instanceof WebApplicationException web) {
      status = web.getResponse().getStatus();
    } else {
      LOG.log(Level.ERROR, "callback failed", failure);
    }
    return Response.status(status).type("text/plain;charset=utf-8").entity(new byte[0]).build();
  }
}
