package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LateBodyTest {

  private static final byte[] MEBIBYTE = new byte[BoundedBody.MAX];

  private final AtomicLong held = new AtomicLong();

  @Test
  void pieces_are_put_together_and_held_until_the_end() {
    LateBody body = new LateBody(held);

    assertThat(body.take(new byte[] {1, 2, 9}, 2)).isEmpty();
    assertThat(body.take(new byte[] {3}, 1)).isEmpty();
    assertThat(held).hasValue(3);

    assertThat(body.end()).containsExactly(1, 2, 3);
    assertThat(held).hasValue(0);
  }

  @Test
  void of_what_is_too_large_one_byte_too_many_is_kept() {
    LateBody body = new LateBody(held);

    for (int i = 0; i < 8; i++) {
      assertThat(body.take(MEBIBYTE, MEBIBYTE.length)).isEmpty();
    }
    assertThat(held).hasValue(BoundedBody.MAX + 1L);
    assertThat(body.take(MEBIBYTE, 1)).contains(Answer.TOO_LARGE);

    assertThat(body.end()).hasSize(BoundedBody.MAX + 1);
    assertThat(held).hasValue(0);
  }

  @Test
  void all_of_them_together_hold_no_more_than_the_bound() {
    List<LateBody> bodies = new ArrayList<>();
    Optional<Answer> refusal = Optional.empty();
    while (refusal.isEmpty()) {
      LateBody body = new LateBody(held);
      refusal = body.take(MEBIBYTE, MEBIBYTE.length);
      bodies.add(body);
    }

    assertThat(refusal).contains(Answer.NOT_KEPT);
    assertThat(bodies).hasSize((int) (LateBody.MOST_HELD / MEBIBYTE.length) + 1);
    assertThat(held).hasValue(LateBody.MOST_HELD);
    bodies.forEach(LateBody::end);
    assertThat(held).hasValue(0);
  }

  @Test
  void what_comes_after_the_end_is_not_held() {
    LateBody body = new LateBody(held);
    body.end();

    assertThat(body.take(MEBIBYTE, 1)).isPresent();
    assertThat(held).hasValue(0);
  }
}
