package dev.suitehub.journal;

/** For tests of other rooms: what the worker does now and then. */
public final class TestRefusals {

  private TestRefusals() {}

  public static void flush(Refusals refusals) {
    refusals.flush();
  }
}
