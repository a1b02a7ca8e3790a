package dev.suitehub.console.people;

import dev.suitehub.access.ClientKeyDesk;
import dev.suitehub.access.ClientKeyRow;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code client-keys.xhtml}: keys of business systems and scripts. */
@Named("clientKeysPage")
@RequestScoped
public class ClientKeysPage {

  @Inject ClientKeyDesk desk;
  @Inject PageGuard guard;
  @Inject Answers answers;
  @Inject Words words;

  private @Nullable String name;
  private String @Nullable [] scopes;
  private Optional<Secret> issued = Optional.empty();
  private String issuedName = "";

  /** Before the page is shown. */
  public void enter() throws IOException {
    guard.lets(Scope.KEYS_WRITE);
  }

  public List<ClientKeyRow> keys() {
    return guard.may(Scope.KEYS_WRITE) ? desk.all() : List.of();
  }

  public List<String> grantable() {
    return desk.grantable();
  }

  /** What a scope allows, in the reader's words. */
  public String says(String scope) {
    return words.text("people", "scope." + scope.replace(':', '.'));
  }

  public void issue() {
    answers.attempt(
        () -> {
          String wanted = name == null ? "" : name.strip();
          ClientKeyDesk.Issued answer =
              desk.issue(wanted, scopes == null ? List.of() : List.of(scopes));
          if (answers.show(answer.findings())) {
            issued = answer.key();
            issuedName = wanted;
            name = null;
            scopes = null;
          }
        });
  }

  public void revoke(String key) {
    if (answers.attempt(() -> desk.revoke(key))) {
      answers.done(words.text("people", "keys.revoked", key));
    }
  }

  public boolean isIssued() {
    return issued.isPresent();
  }

  public String issued() {
    return issued.map(Secret::reveal).orElse("");
  }

  public String issuedName() {
    return issuedName;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public String @Nullable [] getScopes() {
    return scopes == null ? null : scopes.clone();
  }

  public void setScopes(String @Nullable [] scopes) {
    this.scopes = scopes == null ? null : scopes.clone();
  }
}
