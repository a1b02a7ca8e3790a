package dev.suitehub.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import jakarta.transaction.TransactionalException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class CausesTest {

  private final OptimisticLockException lost = new OptimisticLockException("lost");

  @Test
  void what_servers_and_futures_wrap_around_a_failure_is_taken_off() {
    ProblemException problem = PlatformProblem.TOO_LARGE.because("no");

    assertThat(Causes.unwrap(problem)).isSameAs(problem);
    assertThat(Causes.unwrap(new EJBException(problem))).isSameAs(problem);
    assertThat(Causes.unwrap(new TransactionalException("tx", problem))).isSameAs(problem);
    assertThat(Causes.unwrap(new CompletionException(new ExecutionException(problem))))
        .isSameAs(problem);
  }

  @Test
  void a_lost_race_is_found_below_what_either_server_throws() {
    Exception commit = new jakarta.transaction.RollbackException("rolled back");
    commit.initCause(new PersistenceException(lost));

    assertThat(Causes.unwrap(new RollbackException(lost))).isSameAs(lost);
    assertThat(Causes.unwrap(new EJBException(new RollbackException(lost)))).isSameAs(lost);
    assertThat(Causes.unwrap(new TransactionalException("tx", commit))).isSameAs(lost);
  }

  @Test
  void a_failure_of_our_own_keeps_its_cause_to_itself() {
    IllegalStateException ours = new IllegalStateException("ours", lost);
    PersistenceException other = new PersistenceException(new IllegalStateException("x"));
    EJBException bare = new EJBException("bare");

    assertThat(Causes.unwrap(ours)).isSameAs(ours);
    assertThat(Causes.unwrap(other)).isSameAs(other);
    assertThat(Causes.unwrap(bare)).isSameAs(bare);
  }

  @Test
  void a_problem_is_named_by_its_room_and_its_kind() {
    ProblemException problem =
        new ProblemException(PlatformProblem.CHANGED_MEANWHILE, "x", Map.of("retryAfter", 1));

    assertThat(problem.type().room()).isEqualTo("platform");
    assertThat(problem.type().slug()).isEqualTo("changed-meanwhile");
    assertThat(problem.type().status()).isEqualTo(409);
    assertThat(problem.detail()).isEqualTo("x");
    assertThat(problem.extensions().get("retryAfter")).isEqualTo(1);
  }
}
