package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Issues and revokes client keys, for people and for keys that may. */
@Dependent
public class ClientKeyDesk {

  private final ClientKeys keys;
  private final KnownKeys known;
  private final AuditLog audit;
  private final Caller caller;
  private final Tx tx;

  @Inject
  ClientKeyDesk(ClientKeys keys, KnownKeys known, AuditLog audit, Caller caller, Tx tx) {
    this.keys = keys;
    this.known = known;
    this.audit = audit;
    this.caller = caller;
    this.tx = tx;
  }

  /** The key is there only where nothing was refused, and nowhere else ever again. */
  public record Issued(Findings findings, Optional<Secret> key) {}

  public List<ClientKeyRow> all() {
    caller.need(Scope.KEYS_WRITE);
    return tx.call(keys::all).stream()
        .map(
            key ->
                new ClientKeyRow(
                    key.name(),
                    key.scopes().stream().map(Scope::wireName).toList(),
                    key.createdAt()))
        .toList();
  }

  /** The scopes that a key may be given: those that the caller has. */
  public List<String> grantable() {
    return caller.scopes().stream().sorted().map(Scope::wireName).toList();
  }

  public Issued issue(String name, Collection<String> words) {
    caller.need(Scope.KEYS_WRITE);
    Findings findings = new Findings();
    if (name.isEmpty()) {
      findings.refuse("required", "name", "required");
    } else if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      findings.refuse("shape", "name", "key-name");
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words) {
      Scope.of(word)
          .ifPresentOrElse(
              scopes::add, () -> findings.refuse("unknown", "scopes", "unknown", word));
    }
    if (!caller.scopes().containsAll(scopes)) {
      findings.refuse("scope-missing", "scopes", "key-scopes");
    }
    if (findings.isRefused()) {
      return new Issued(findings, Optional.empty());
    }
    return tx.call(
        () -> {
          if (keys.isTaken(name)) {
            findings.refuse("key-exists", "name", "unique", name);
            return new Issued(findings, Optional.empty());
          }
          audit.note(caller.name(), "client-key.issue", name, scopes.toString());
          return new Issued(findings, Optional.of(keys.issue(name, scopes)));
        });
  }

  /** At once on this node, within two seconds on the others. */
  public void revoke(String name) {
    caller.need(Scope.KEYS_WRITE);
    tx.run(
        () -> {
          keys.revoke(name);
          audit.note(caller.name(), "client-key.revoke", name, "");
        });
    known.forget();
  }
}
