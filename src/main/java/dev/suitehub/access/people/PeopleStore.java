package dev.suitehub.access.people;

import dev.suitehub.access.Role;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jakarta Security's way to our people. */
@ApplicationScoped
class PeopleStore implements IdentityStore {

  private final @Nullable SignIns signIns;
  private final @Nullable Attempt attempt;

  /** For the container's proxy. */
  protected PeopleStore() {
    signIns = null;
    attempt = null;
  }

  @Inject
  PeopleStore(SignIns signIns, Attempt attempt) {
    this.signIns = signIns;
    this.attempt = attempt;
  }

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof UsernamePasswordCredential entered)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    Attempt current = Objects.requireNonNull(attempt);
    SignIns.Result result =
        Objects.requireNonNull(signIns)
            .attempt(
                entered.getCaller(),
                Secret.of(entered.getPasswordAsString()),
                current.address(),
                current.device());
    current.ended(result);
    return result
        .user()
        .map(
            user ->
                new CredentialValidationResult(
                    user.name(), user.roles().stream().map(Role::name).collect(Collectors.toSet())))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}
