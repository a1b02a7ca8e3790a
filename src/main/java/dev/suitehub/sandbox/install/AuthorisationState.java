package dev.suitehub.sandbox.install;

/** Whether a corp's authorisation of a suite still stands. */
public enum AuthorisationState {
  ACTIVE("已授权"),
  CANCELLED("已取消");

  private final String chinese;

  AuthorisationState(String chinese) {
    this.chinese = chinese;
  }

  /** As pages show it, in both languages. */
  public String label() {
    return chinese + " · " + name();
  }
}
