package dev.suitehub.callbacks;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whatever fails outside of the intake: a status, and nothing else. */
@Provider
public class CallbackMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(CallbackMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    return answer(failure).response();
  }

  static Answer answer(Throwable failure) {
    if (failure instanceof WebApplicationException web) {
      return new Answer(web.getResponse().getStatus(), "");
    }
    if (isOfTheSender(failure)) {
      // No line of its own in the log: any stranger could write as many as he likes.
      LOG.log(Level.DEBUG, "callback could not be read", failure);
      return Answer.UNREADABLE;
    }
    LOG.log(Level.ERROR, "callback failed", failure);
    return Answer.NOT_KEPT;
  }

  /** The body broke off, or a header makes no sense: the intake never saw it. */
  private static boolean isOfTheSender(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof ProcessingException
        || failure instanceof IllegalArgumentException;
  }
}
