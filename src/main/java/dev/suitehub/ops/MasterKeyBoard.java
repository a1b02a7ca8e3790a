package dev.suitehub.ops;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The master keys, for people and scripts: how they stand, and the command to change over. */
@Dependent
public class MasterKeyBoard {

  private final KeyRotations rotations;
  private final Caller caller;

  @Inject
  MasterKeyBoard(KeyRotations rotations, Caller caller) {
    this.rotations = rotations;
    this.caller = caller;
  }

  public MasterKeyState state() {
    caller.need(Scope.OPS_READ);
    return rotations.state();
  }

  /** Begins to seal everything anew with the key that seals now; any node does it, soon. */
  public MasterKeyState rotate() {
    caller.need(Scope.MASTER_KEY_ROTATE);
    rotations.begin(caller.name());
    return rotations.state();
  }
}
