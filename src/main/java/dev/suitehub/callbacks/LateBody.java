package dev.suitehub.callbacks;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A body that comes in pieces, of which no more is kept than shows that it is too large. What all
 * such bodies hold together is bounded.
 */
final class LateBody {

  /** Of all that are waited for. */
  static final long MOST_HELD = 32L << 20;

  private final AtomicLong held;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long come;
  private boolean over;

  /**
   * @param held what all bodies hold, this one's part included
   */
  LateBody(AtomicLong held) {
    this.held = held;
  }

  /** Why there is no room for it, in this body or in all of them; empty where it was taken. */
  synchronized Optional<Answer> take(byte[] piece, int length) {
    come += length;
    if (over || come > BoundedBody.DRAINED) {
      return Optional.of(Answer.TOO_LARGE);
    }
    int more = (int) Math.min(length, BoundedBody.MAX + 1L - kept.size());
    if (held.addAndGet(more) > MOST_HELD) {
      held.addAndGet(-more);
      return Optional.of(Answer.NOT_KEPT);
    }
    kept.write(piece, 0, more);
    return Optional.empty();
  }

  /** What came; of what is too large, as much as shows it. Nothing is held here any more. */
  synchronized byte[] end() {
    byte[] bytes = kept.toByteArray();
    held.addAndGet(-bytes.length);
    kept.reset();
    over = true;
    return bytes;
  }
}
