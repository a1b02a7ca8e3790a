package dev.suitehub.sandbox;

import dev.suitehub.platform.error.ProblemType;

/** Why a control of the sandbox cannot do what it was asked to. */
public enum SandboxProblem implements ProblemType {
  LOCAL_ONLY("The sandbox is steered from its own machine", 403),
  NO_SUCH_PROVIDER("There is no such provider in the sandbox", 404),
  NO_SUCH_SUITE("There is no such suite in the sandbox", 404),
  NO_SUCH_CORP("There is no such corp in the sandbox", 404),
  NO_SUCH_PUSH("There is no such push in the sandbox", 404),
  NO_SUCH_ENTRY("There is no such entry in the catalogue of pushes", 404),
  NO_SUCH_FAULT("There is no fault of that name", 404),
  NOT_AGAIN("That push cannot be sent again", 409),
  NOT_INSTALLED("That corp has not installed that suite", 404),
  NO_URL("There is no URL to push to", 409),
  DEVELOPMENT_MISSING("Development settings come before apps", 409),
  URL_CHECK_FAILED("A callback URL did not pass the check", 409),
  NOT_CERTIFIED("Only a certified provider releases", 409),
  INCOMPLETE("The app's information is not complete", 409),
  NOT_THAT_FAR("The app is not that far", 409),
  NOT_LOWER("After release the contacts permission only goes down", 409),
  TOO_MANY_TEST_CORPS("At most 10 corps test an app", 409),
  TEST_CORP("A corp that tested an app does not authorise it formally", 409),
  APP_NOT_ONLINE("Corps authorise an app only while it is online", 409),
  NO_SUCH_REGISTER_CODE("That register code does not open (any more)", 409),
  ONE_CONTACTS_APP("A corp authorises one contacts app only", 409),
  NO_SUCH_CARD("That member has no such card to answer", 404),
  NO_SUCH_MEMBER("There is no such member in that corp", 404),
  WORLD_TOO_LARGE("The world is larger than a scenario may be", 409),
  NOT_TAKEN("The provider's server did not take create_auth", 409);

  private final String title;
  private final int status;

  SandboxProblem(String title, int status) {
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
