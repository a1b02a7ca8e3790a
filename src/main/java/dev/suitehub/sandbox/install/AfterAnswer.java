package dev.suitehub.sandbox.install;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;

/** Work that an answer does not wait for. */
@Dependent
public class AfterAnswer {

  @Resource ManagedExecutorService executor;

  public void run(Runnable work) {
    executor.execute(work);
  }
}
