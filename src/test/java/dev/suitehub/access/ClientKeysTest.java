package dev.suitehub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClientKeysTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final ClientKeys keys =
      new ClientKeys(database.entities(), database.tx(), Clock.systemUTC());

  @Test
  void an_issued_key_is_found_with_its_scopes() {
    Secret key = issue("billing", Set.of(Scope.TOKENS_READ));

    assertThat(keys.find(key).orElseThrow().scopes()).containsExactly(Scope.TOKENS_READ);
    assertThat(keys.find(Secret.of(key.reveal() + "x"))).isEmpty();
  }

  @Test
  @Tag("access-R1")
  void a_key_is_256_random_bits_of_which_only_the_hash_is_kept() throws Exception {
    String key = issue("billing", Set.of(Scope.TOKENS_READ)).reveal();
    String other = issue("shipping", Set.of(Scope.TOKENS_READ)).reveal();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));

    assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
    assertThat(key).isNotEqualTo(other);
    Object[] row =
        (Object[])
            database
                .entities()
                .createNativeQuery(
                    "select name, key_hash, scopes from client_key where name = 'billing'")
                .getSingleResult();
    assertThat(row).containsExactly("billing", HexFormat.of().formatHex(hash), "tokens:read");
  }

  @Test
  void a_revoked_key_is_gone() {
    Secret key = issue("billing", Set.of());
    database.tx().run(() -> keys.revoke("billing"));

    assertThat(keys.find(key)).isEmpty();
  }

  @Test
  void a_name_is_used_once() {
    issue("billing", Set.of());

    assertThatThrownBy(() -> issue("billing", Set.of())).hasMessageContaining("billing");
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

  private Secret issue(String name, Set<Scope> scopes) {
    return database.tx().call(() -> keys.issue(name, scopes));
  }
}
