package dev.suitehub.platform.error;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.ProcessingException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What really failed, below what servers and futures wrap around it (the two servers wrap
 * differently).
 */
public final class Causes {

  private Causes() {}

  public static Throwable unwrap(Throwable failure) {
    Throwable current = failure;
    while (isWrapper(current) && current.getCause() != null) {
      current = current.getCause();
    }
    return current;
  }

  /** What failed first, and tells most to people: below whatever was wrapped around it. */
  public static Throwable root(Throwable failure) {
    Throwable current = failure;
    while (current.getCause() != null) {
      current = current.getCause();
    }
    return current;
  }

  /** Whether somebody else was faster: with the same row, or with the same name. */
  public static boolean isConflict(Throwable failure) {
    return unwrap(failure) instanceof OptimisticLockException || isDuplicate(failure);
  }

  /** Whether the database refused it as a duplicate: somebody else was first. */
  static boolean isDuplicate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("23")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof EJBException
        || failure instanceof TransactionalException
        || failure instanceof CompletionException
        || failure instanceof ExecutionException
        || failure instanceof RollbackException
        || failure instanceof jakarta.transaction.RollbackException
        || (failure instanceof ProcessingException
            && failure.getCause() instanceof ProblemException)
        || (failure instanceof PersistenceException
            && failure.getCause() instanceof OptimisticLockException);
  }
}
