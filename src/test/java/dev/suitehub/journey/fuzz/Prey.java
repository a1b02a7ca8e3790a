package dev.suitehub.journey.fuzz;

import java.net.URI;
import java.util.List;

/**
 * What is shot at. {@code boxes} belong to suite and provider that get nothing but honest letters;
 * {@code decoy} may be sent anything that is sealed well, {@code yard} is a suite that requests
 * with the client key may change.
 */
public record Prey(
    URI address,
    boolean payara,
    String clientKey,
    String provider,
    String suite,
    String suiteId,
    String providerCorp,
    String corp,
    List<Letterbox> boxes,
    List<Letterbox> decoy,
    String yard,
    String yardProvider,
    List<Operation> operations) {

  /** One of the API's document: with what it reads of a body, and of a query. */
  public record Operation(String method, String path, List<String> fields, List<String> query) {}

  String host() {
    return address.getHost() + ":" + address.getPort();
  }

  /** What must not stand in an answer. */
  List<String> secrets() {
    return java.util.stream.Stream.concat(boxes.stream(), decoy.stream())
        .flatMap(box -> java.util.stream.Stream.of(box.keys().token(), box.keys().encodingAesKey()))
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "Prey[" + address + "]";
  }
}
