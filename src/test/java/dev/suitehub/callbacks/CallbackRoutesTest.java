package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.wire.NoticeType;
import org.junit.jupiter.api.Test;

class CallbackRoutesTest {

  @Test
  void just_the_kinds_that_change_the_hubs_state_have_a_transaction_to_themselves() {
    assertThat(CallbackRoutes.ROUTED)
        .extracting(NoticeType::wireName)
        .containsExactlyInAnyOrder(
            "suite_ticket", "create_auth", "change_auth", "cancel_auth", "reset_permanent_code");
  }
}
