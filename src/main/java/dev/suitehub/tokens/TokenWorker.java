package dev.suitehub.tokens;

import dev.suitehub.platform.time.Beat;
import dev.suitehub.platform.time.TickingWorker;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Renews ahead, on every node: the claims see to it that one of them asks WeCom. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenWorker extends TickingWorker {

  @Inject Tokens tokens;

  @Override
  protected List<Beat> beats() {
    return List.of(
        new Beat("tokens.renew", Duration.ofSeconds(5), tokens::renewDue),
        new Beat("tokens.tidy", Duration.ofMinutes(1), tokens::tidy),
        // It looks at all there are.
        new Beat("tokens.orphans", Duration.ofHours(1), tokens::removeOrphans));
  }
}
