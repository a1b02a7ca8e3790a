package dev.suitehub.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A body that is sent while it comes in. The thread of the request that brings it {@linkplain #pump
 * pumps}, and the HTTP client's reads here: it never touches a server's stream, which is somebody
 * else's as soon as the request is over.
 */
final class DepartingBody extends InputStream {

  private static final int PIECE = 16 * 1024;
  private static final int PIECES = 4;
  private static final long STEP_MS = 100;
  private static final byte[] END = {};

  private final Deadline deadline;
  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
  private volatile boolean aborted;
  private byte[] current = {};
  private int position;
  private boolean ended;

  DepartingBody(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * Moves all of {@code source}, at the pace of who reads here. Ends early where nobody wants more;
   * throws where the source does, or time is up. Whoever reads here then fails too.
   */
  void pump(InputStream source, BooleanSupplier nobodyWantsMore) throws IOException {
    boolean whole = false;
    try {
      byte[] buffer = new byte[PIECE];
      int some = source.read(buffer);
      while (some >= 0 && !nobodyWantsMore.getAsBoolean()) {
        if (some > 0) {
          put(Arrays.copyOf(buffer, some), nobodyWantsMore);
        }
        some = source.read(buffer);
      }
      whole = some < 0;
      if (whole) {
        put(END, nobodyWantsMore);
      }
    } finally {
      aborted |= !whole;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (position == current.length) {
      if (ended) {
        return -1;
      }
      current = take();
      position = 0;
      ended = current.length == 0;
    }
    int some = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, some);
    position += some;
    return some;
  }

  private void put(byte[] piece, BooleanSupplier nobodyWantsMore) throws IOException {
    try {
      while (!pieces.offer(piece, STEP_MS, TimeUnit.MILLISECONDS)) {
        if (nobodyWantsMore.getAsBoolean()) {
          return;
        }
        if (deadline.isOver()) {
          throw new IOException("the body was not taken in time");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sending", e);
    }
  }

  private byte[] take() throws IOException {
    try {
      while (!aborted && !deadline.isOver()) {
        byte[] piece = pieces.poll(STEP_MS, TimeUnit.MILLISECONDS);
        if (piece != null) {
          return piece;
        }
      }
      throw new IOException("the body did not come whole");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sending", e);
    }
  }
}
