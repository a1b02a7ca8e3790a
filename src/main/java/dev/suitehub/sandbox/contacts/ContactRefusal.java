package dev.suitehub.sandbox.contacts;

/** A change of contacts that was not made. */
public final class ContactRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ContactError error;
  private final String field;

  ContactRefusal(ContactError error, String field) {
    super(error.text(), null, false, false);
    this.error = error;
    this.field = field;
  }

  public ContactError error() {
    return error;
  }

  /** The parameter that is to blame, by its name in the API. */
  public String field() {
    return field;
  }
}
