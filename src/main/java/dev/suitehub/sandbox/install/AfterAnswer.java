package dev.suitehub.sandbox.install;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;

/** Work that a browser's answer does not wait for. */
@Dependent
class AfterAnswer {

  @Resource ManagedExecutorService executor;

  void run(Runnable work) {
    executor.execute(work);
  }
}
