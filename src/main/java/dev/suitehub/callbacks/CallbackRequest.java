package dev.suitehub.callbacks;

import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.WireException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came in, all of it a stranger's claim.
 *
 * @param isCheck a GET: WeCom checks the URL (验证URL有效性)
 * @param body of a POST; empty where it was over {@value BoundedBody#MAX} bytes
 */
record CallbackRequest(
    CallbackUrl url,
    boolean isCheck,
    Map<String, String> parameters,
    Optional<byte[]> body,
    String remoteAddress) {

  static CallbackRequest check(
      CallbackUrl url, Map<String, String> parameters, String remoteAddress) {
    return new CallbackRequest(url, true, parameters, Optional.of(new byte[0]), remoteAddress);
  }

  static CallbackRequest notice(
      CallbackUrl url,
      Map<String, String> parameters,
      Optional<byte[]> body,
      String remoteAddress) {
    return new CallbackRequest(url, false, parameters, body, remoteAddress);
  }

  /** The names of what is not there, joined; empty when all is. */
  String missing() {
    Stream<String> needed = Stream.of("msg_signature", "timestamp", "nonce");
    return Stream.concat(needed, isCheck ? Stream.of("echostr") : Stream.of())
        .filter(name -> parameter(name).isEmpty())
        .collect(Collectors.joining(", "));
  }

  SignedText signed(String encrypt) {
    return new SignedText(
        parameter("msg_signature"), parameter("timestamp"), parameter("nonce"), encrypt);
  }

  String echostr() {
    return parameter("echostr");
  }

  /** What is sealed, as it came; empty where there is none that can be read. */
  Optional<String> ciphertext() {
    if (isCheck) {
      return Optional.of(echostr()).filter(text -> !text.isEmpty());
    }
    try {
      return body.map(xml -> Envelope.parse(xml).encrypt());
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "CallbackRequest[" + url + (isCheck ? " check]" : " notice]");
  }
}
