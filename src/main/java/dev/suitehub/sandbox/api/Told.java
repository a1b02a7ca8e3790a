package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.push.PushOrder;
import java.util.ArrayList;
import java.util.List;

/** What a call brings about for others: pushed once the call's transaction is over. */
final class Told {

  private final List<PushOrder> orders = new ArrayList<>();

  void add(List<PushOrder> more) {
    orders.addAll(more);
  }

  /** It has not come about. */
  void nothing() {
    orders.clear();
  }

  List<PushOrder> orders() {
    return List.copyOf(orders);
  }
}
