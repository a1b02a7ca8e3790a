package dev.suitehub.sandbox.contacts;

import dev.suitehub.sandbox.install.Authorisation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What each authorisation sees now; everything in the caller's transaction. */
@Dependent
public class Sights {

  private final ContactBooks books;

  @Inject
  public Sights(ContactBooks books) {
    this.books = books;
  }

  public Sight of(Authorisation authorisation) {
    return Sight.of(authorisation, books.of(authorisation.corpId()));
  }
}
