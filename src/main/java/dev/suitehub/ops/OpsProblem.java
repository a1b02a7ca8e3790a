package dev.suitehub.ops;

import dev.suitehub.platform.error.ProblemType;

/** Why an operator's call is refused. */
enum OpsProblem implements ProblemType {
  NO_WEBHOOK("No webhook for alerts is configured", 409),
  TESTED_JUST_NOW("A test message was sent just now", 429),
  WEBHOOK_FAILED("The webhook did not take the message", 502);

  private final String title;
  private final int status;

  OpsProblem(String title, int status) {
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
