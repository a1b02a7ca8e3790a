package dev.suitehub.sandbox;

import dev.suitehub.platform.error.ProblemType;

/** Why a control of the sandbox cannot do what it was asked to. */
public enum SandboxProblem implements ProblemType {
  LOCAL_ONLY("local-only", "The sandbox is steered from its own machine", 403),
  NO_SUCH_PROVIDER("no-such-provider", "There is no such provider in the sandbox", 404),
  NO_SUCH_SUITE("no-such-suite", "There is no such suite in the sandbox", 404),
  NO_SUCH_CORP("no-such-corp", "There is no such corp in the sandbox", 404),
  NOT_INSTALLED("not-installed", "That corp has not installed that suite", 404),
  NO_URL("no-url", "There is no URL to push to", 409);

  private final String slug;
  private final String title;
  private final int status;

  SandboxProblem(String slug, String title, int status) {
    this.slug = slug;
    this.title = title;
    this.status = status;
  }

  @Override
  public String slug() {
    return slug;
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
