package dev.suitehub.ops;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /ops/master-key}: which master keys there are, and the change to another one. */
@Path("master-key")
@Produces(MediaType.APPLICATION_JSON)
public class MasterKeyResource {

  @Inject MasterKeyBoard board;

  /** Which master keys seal and are needed, by their ids, and how far the last rotation is. */
  @GET
  @NeedsScope(Scope.OPS_READ)
  public MasterKeyState state() {
    return board.state();
  }

  /**
   * Seals everything anew with the master key that seals now, while the hub works. It answers at
   * once; how far it is, GET tells. Once more while it is under way changes nothing.
   */
  @POST
  @Path("rotation")
  @NeedsScope(Scope.MASTER_KEY_ROTATE)
  public MasterKeyState rotate() {
    return board.rotate();
  }
}
