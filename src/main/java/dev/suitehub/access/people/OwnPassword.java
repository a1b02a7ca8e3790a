package dev.suitehub.access.people;

import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** People change the password that they have. */
@Dependent
public class OwnPassword {

  private final SignIns signIns;
  private final KnownUsers known;
  private final FirstAdmin first;
  private final Person person;

  @Inject
  OwnPassword(SignIns signIns, KnownUsers known, FirstAdmin first, Person person) {
    this.signIns = signIns;
    this.known = known;
    this.first = first;
    this.person = person;
  }

  /** Of whoever makes this request; every other session of this person ends. */
  public Findings change(Secret present, Secret fresh, Secret again) {
    Findings findings = new Findings();
    if (!person.isSignedIn()) {
      findings.refuse("required", "password", "required");
      return findings;
    }
    PasswordRules.check(findings, "newPassword", fresh, person.name());
    if (!fresh.equals(again)) {
      findings.refuse("again", "again", "password-again");
    }
    if (fresh.equals(present)) {
      findings.refuse("same", "newPassword", "password-same");
    }
    if (findings.isRefused()) {
      return findings;
    }
    switch (signIns.change(person.name(), present, fresh)) {
      case IN -> {
        known.forget();
        first.passwordChanged(person.name());
      }
      case REFUSED -> findings.refuse("wrong", "password", "password-wrong");
      case BUSY -> findings.refuse("busy", "", "busy");
    }
    return findings;
  }
}
