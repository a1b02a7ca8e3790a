package dev.suitehub.ops.checklist;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The production checklist for people who look at a page. */
@Dependent
public class ChecklistBoard {

  private final Checklist checklist;
  private final Caller caller;

  @Inject
  ChecklistBoard(Checklist checklist, Caller caller) {
    this.checklist = checklist;
    this.caller = caller;
  }

  /** Every point, looked at now. */
  public List<Check> checks() {
    caller.need(Scope.OPS_READ);
    return checklist.all();
  }
}
