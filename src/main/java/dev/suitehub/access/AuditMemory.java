package dev.suitehub.access;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The longest chain that this node has seen: a database that was put back to an older state as a
 * whole holds no contradiction in itself.
 */
@ApplicationScoped
class AuditMemory {

  private volatile Seen seen = new Seen(0, "");

  /** The number of its last link, and the seal of that. */
  record Seen(long links, String seal) {}

  Seen seen() {
    return seen;
  }

  void sees(long links, String seal) {
    seen = new Seen(links, seal);
  }
}
