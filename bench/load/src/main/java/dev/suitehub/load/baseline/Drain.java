package dev.suitehub.load.baseline;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body to its end and says so. */
@Path("drain")
public class Drain {

  @POST
  @Produces("text/plain;charset=utf-8")
  public String drain(InputStream body) throws IOException {
    return body.readAllBytes().length > 0 ? "success" : "empty";
  }
}
