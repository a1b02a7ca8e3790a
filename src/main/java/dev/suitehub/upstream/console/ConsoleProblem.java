package dev.suitehub.upstream.console;

import dev.suitehub.platform.error.ProblemType;

/** Why an act in the played console did not come about. */
public enum ConsoleProblem implements ProblemType {
  NO_CONSOLE("No console is played here", 409),
  CONSOLE_REFUSED("The console that is played here refuses it", 409),
  CONSOLE_SILENT("The console that is played here does not answer", 502);

  private final String title;
  private final int status;

  ConsoleProblem(String title, int status) {
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
