package dev.suitehub.registry;

import dev.suitehub.platform.error.ProblemType;

/** What can be wrong with what is registered. */
public enum RegistryProblem implements ProblemType {
  NO_SUCH_PROVIDER("There is no such provider", 404),
  NO_SUCH_SUITE("There is no such suite", 404),
  NO_SUCH_LOGO("There is no logo", 404),
  NO_SUCH_CORP("This corp has not authorised this suite", 404),
  NO_LOGO("This app has no logo yet", 404),
  IN_USE("It is still in use", 409),
  TEST_CORPS_FULL("As many corps test the app as WeCom allows", 409),
  WRONG_STAGE("The app does not stand where this could happen", 409);

  private final String title;
  private final int status;

  RegistryProblem(String title, int status) {
    this.title = title;
    this.status = status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int status() {
    return status;
  }
}
