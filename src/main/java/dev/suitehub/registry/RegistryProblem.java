package dev.suitehub.registry;

import dev.suitehub.platform.error.ProblemType;

/** What can be wrong with what is registered. */
public enum RegistryProblem implements ProblemType {
  NO_SUCH_PROVIDER("no-such-provider", "There is no such provider", 404),
  NO_SUCH_SUITE("no-such-suite", "There is no such suite", 404),
  NO_SUCH_CORP("no-such-corp", "This corp has not authorised this suite", 404),
  IN_USE("in-use", "It is still in use", 409);

  private final String slug;
  private final String title;
  private final int status;

  RegistryProblem(String slug, String title, int status) {
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
