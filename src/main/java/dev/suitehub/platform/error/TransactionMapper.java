package dev.suitehub.platform.error;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * As {@link ProblemMapper}, for what fails at the commit: Jersey brings a mapper for this very
 * exception, which is nearer to it than that one, and throws it at the server.
 */
@Provider
public class TransactionMapper implements ExceptionMapper<TransactionalException> {

  @Override
  public Response toResponse(TransactionalException failure) {
    return Problems.render(failure);
  }
}
