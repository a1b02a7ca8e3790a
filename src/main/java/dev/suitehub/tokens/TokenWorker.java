package dev.suitehub.tokens;

import dev.suitehub.platform.db.Schema;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renews ahead, on every node: the claims see to it that one of them asks WeCom. */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenWorker {

  private static final Logger LOG = System.getLogger(TokenWorker.class.getName());

  @Inject Tokens tokens;
  @Inject Schema schema;
  @Inject Clock clock;

  private volatile @Nullable Instant lastTick;

  @Lock(LockType.WRITE)
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void renew() {
    guarded(tokens::renewDue);
    lastTick = clock.instant();
  }

  @Lock(LockType.WRITE)
  @Schedule(hour = "*", minute = "*", second = "42", persistent = false)
  void tidy() {
    guarded(tokens::tidy);
  }

  /** When it last looked for tokens to renew; empty before the first time. */
  public Optional<Instant> lastTick() {
    return Optional.ofNullable(lastTick);
  }

  private void guarded(Runnable work) {
    if (!schema.isReady()) {
      return;
    }
    try {
      work.run();
    } catch (Exception e) {
      // A server may drop the timer of a method that throws.
      LOG.log(Level.ERROR, "the worker goes on at its next tick", e);
    }
  }
}
