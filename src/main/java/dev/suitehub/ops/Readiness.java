package dev.suitehub.ops;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node has started: tables, keys and warm-up are there. */
@ApplicationScoped
class Readiness {

  private volatile boolean started;

  void started() {
    started = true;
  }

  boolean isStarted() {
    return started;
  }
}
