package dev.suitehub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.wire.Secret;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ClientKeysTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final ClientKeys keys =
      new ClientKeys(database.entities(), database.tx(), Clock.systemUTC());

  @Test
  void an_issued_key_is_found_with_its_scopes() {
    Secret key = keys.issue("billing", Set.of(Scope.TOKENS_READ));

    assertThat(keys.find(key).orElseThrow().scopes()).containsExactly(Scope.TOKENS_READ);
    assertThat(keys.find(Secret.of(key.reveal() + "x"))).isEmpty();
  }

  @Test
  void a_revoked_key_is_gone() {
    Secret key = keys.issue("billing", Set.of());
    keys.revoke("billing");

    assertThat(keys.find(key)).isEmpty();
  }

  @Test
  void a_name_is_used_once() {
    keys.issue("billing", Set.of());

    assertThatThrownBy(() -> keys.issue("billing", Set.of())).hasMessageContaining("billing");
  }

  @Test
  void the_bootstrap_key_has_every_scope_and_a_new_value_replaces_it() {
    Secret first = ClientKeys.random();
    Secret second = ClientKeys.random();
    keys.bootstrap(first);
    keys.bootstrap(first);
    keys.bootstrap(second);

    assertThat(keys.find(first)).isEmpty();
    assertThat(keys.find(second).orElseThrow().scopes())
        .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Scope.class));
  }

  @Test
  void a_guessable_bootstrap_key_is_refused() {
    assertThatIllegalStateException().isThrownBy(() -> keys.bootstrap(Secret.of("secret")));
  }
}
