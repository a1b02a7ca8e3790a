package dev.suitehub.sandbox.api;

import dev.suitehub.wire.ErrCode;
import java.util.Map;
import java.util.Optional;

/**
 * One call as it came in.
 *
 * @param path behind {@code /cgi-bin/}
 * @param query the first value of each parameter
 * @param ip the caller's address
 * @param part the file of an upload
 * @param told filled while it is answered
 */
record ApiCall(
    String method,
    String path,
    Map<String, String> query,
    String body,
    String ip,
    Optional<MediaPart> part,
    Told told) {

  ApiCall(
      String method,
      String path,
      Map<String, String> query,
      String body,
      String ip,
      Optional<MediaPart> part) {
    this(method, path, query, body, ip, part, new Told());
  }

  ApiCall(String method, String path, Map<String, String> query, String body, String ip) {
    this(method, path, query, body, ip, Optional.empty());
  }

  private static final String FAMILY = "service/";

  /** The name by which the log, the faults and people know it. */
  String api() {
    return path.startsWith(FAMILY) ? path.substring(FAMILY.length()) : path;
  }

  boolean isPost() {
    return method.equals("POST");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  boolean isDebug() {
    return parameter("debug").filter("1"::equals).isPresent();
  }

  /** A parameter of the query. Throws the refusal. */
  String demand(String name, ErrCode ifMissing) {
    return parameter(name).orElseThrow(() -> new ApiRefusal(ifMissing));
  }

  @Override
  public String toString() {
    return "ApiCall[" + method + " " + path + "]";
  }
}
