package dev.suitehub.load.baseline;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes the bearer's key and compares it with the one that is known. */
@Provider
@Authenticated
public class KeyFilter implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final byte[] known = HexFormat.of().parseHex(System.getProperty("load.key-hash", ""));

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString("Authorization");
    boolean isKnown =
        header != null
            && header.startsWith(SCHEME)
            && MessageDigest.isEqual(known, sha256(header.substring(SCHEME.length())));
    if (!isKnown) {
      request.abortWith(Response.status(401).build());
    }
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
