package dev.suitehub.tokens;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;

/**
 * The server's threads that tokens are got on. They are our own pool: on the shared one a worker
 * that blocks for a token could hold the thread that would bring it.
 */
@Dependent
@ManagedExecutorDefinition(name = "java:app/concurrent/tokens", maxAsync = 24)
class TokenThreads {

  @Resource(lookup = "java:app/concurrent/tokens")
  ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;
}
