package dev.suitehub.load.baseline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** As many bytes as a token's answer has, for whoever has the key. */
@Path("held")
public class Held {

  @GET
  @Authenticated
  @Produces("application/json")
  public String held(@QueryParam("bytes") int bytes) {
    return "{\"accessToken\":\"" + "x".repeat(Math.max(0, bytes - 18)) + "\"}";
  }
}
