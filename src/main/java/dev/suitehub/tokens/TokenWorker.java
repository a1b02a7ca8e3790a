package dev.suitehub.tokens;

import dev.suitehub.platform.time.Ticks;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Renews ahead, on every node: the claims see to it that one of them asks WeCom. */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenWorker {

  @Inject Tokens tokens;
  @Inject Ticks ticks;

  @Lock(LockType.WRITE)
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void renew() {
    ticks.run("tokens.renew", tokens::renewDue);
  }

  @Lock(LockType.WRITE)
  @Schedule(hour = "*", minute = "*", second = "42", persistent = false)
  void tidy() {
    ticks.run("tokens.tidy", tokens::tidy);
  }
}
