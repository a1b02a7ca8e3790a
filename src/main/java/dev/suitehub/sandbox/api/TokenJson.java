package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** A token together with its life, as several calls give it. */
@Dependent
class TokenJson {

  private final SandboxSuites suites;
  private final IssuedTokens tokens;

  @Inject
  TokenJson(SandboxSuites suites, IssuedTokens tokens) {
    this.suites = suites;
    this.tokens = tokens;
  }

  /** The caller holds a lock on what the owner is. */
  JsonObjectBuilder of(String field, TokenOwner owner) {
    return Json.createObjectBuilder()
        .add(field, tokens.give(owner).token().reveal())
        // A token that is given again comes with the same number.
        .add("expires_in", owner.kind().validity().toSeconds());
  }

  JsonObjectBuilder ofCorp(Authorisation authorisation) {
    return ofAgent("access_token", TokenKind.CORP, authorisation);
  }

  /** Of one kind, for that app of that corp. */
  JsonObjectBuilder ofAgent(String field, TokenKind kind, Authorisation authorisation) {
    suites.lock(authorisation.suiteId());
    return of(
        field,
        new TokenOwner(kind, authorisation.suiteId().value(), authorisation.corpId().value()));
  }
}
