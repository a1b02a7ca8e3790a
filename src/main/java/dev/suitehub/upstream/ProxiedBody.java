package dev.suitehub.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.OptionalLong;

/** A body to pass on: held in memory, so that it can be sent twice, or sent once as it comes. */
public final class ProxiedBody {

  private final byte[] head;
  private final InputStream rest;
  private final boolean whole;
  private final OptionalLong length;

  private ProxiedBody(byte[] head, InputStream rest, boolean whole, OptionalLong length) {
    this.head = head;
    this.rest = rest;
    this.whole = whole;
    this.length = length;
  }

  /**
   * Up to {@code held} bytes of it are read now; all of it, where it has no more.
   *
   * @param length as its sender says; empty where it does not
   */
  public static ProxiedBody read(InputStream body, int held, OptionalLong length)
      throws IOException {
    byte[] head = body.readNBytes(held);
    boolean mayHaveMore = head.length == held;
    return new ProxiedBody(head, body, !mayHaveMore, length);
  }

  public boolean isRepeatable() {
    return whole;
  }

  byte[] bytes() {
    return head.clone();
  }

  InputStream stream() {
    return new SequenceInputStream(new ByteArrayInputStream(head), rest);
  }

  OptionalLong length() {
    return length;
  }
}
