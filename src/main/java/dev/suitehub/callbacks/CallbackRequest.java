package dev.suitehub.callbacks;

import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.WireException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came in, all of it a stranger's claim. For one thread at a time. */
final class CallbackRequest {

  private final CallbackUrl url;
  private final boolean check;
  private final Map<String, String> parameters;
  private final Optional<byte[]> body;
  private final String remoteAddress;
  private @Nullable Sealed sealed;

  /** What the body says, or what is wrong with it: read when first asked for, and once. */
  private record Sealed(Optional<String> encrypt, Optional<WireException> failure) {

    static Sealed in(byte[] xml) {
      try {
        return new Sealed(Optional.of(Envelope.parse(xml).encrypt()), Optional.empty());
      } catch (WireException e) {
        return new Sealed(Optional.empty(), Optional.of(e));
      }
    }
  }

  private CallbackRequest(
      CallbackUrl url,
      boolean check,
      Map<String, String> parameters,
      Optional<byte[]> body,
      String remoteAddress) {
    this.url = url;
    this.check = check;
    this.parameters = parameters;
    this.body = body;
    this.remoteAddress = remoteAddress;
  }

  /** A GET: WeCom checks the URL (验证URL有效性). */
  static CallbackRequest check(
      CallbackUrl url, Map<String, String> parameters, String remoteAddress) {
    return new CallbackRequest(url, true, parameters, Optional.of(new byte[0]), remoteAddress);
  }

  /**
   * A POST.
   *
   * @param body empty where it was over {@value BoundedBody#MAX} bytes
   */
  static CallbackRequest notice(
      CallbackUrl url,
      Map<String, String> parameters,
      Optional<byte[]> body,
      String remoteAddress) {
    return new CallbackRequest(url, false, parameters, body, remoteAddress);
  }

  CallbackUrl url() {
    return url;
  }

  boolean isCheck() {
    return check;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Optional<byte[]> body() {
    return body;
  }

  String remoteAddress() {
    return remoteAddress;
  }

  /** The names of what is not there, joined; empty when all is. */
  String missing() {
    Stream<String> needed = Stream.of("msg_signature", "timestamp", "nonce");
    return Stream.concat(needed, check ? Stream.of("echostr") : Stream.of())
        .filter(name -> parameter(name).isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** What was signed. Throws {@link WireException} where the body is no envelope. */
  SignedText signed() {
    return new SignedText(parameter("msg_signature"), parameter("timestamp"), nonce(), encrypt());
  }

  String nonce() {
    return parameter("nonce");
  }

  /** What is sealed, as it came; empty where there is none that can be read. */
  Optional<String> ciphertext() {
    return check
        ? Optional.of(parameter("echostr")).filter(text -> !text.isEmpty())
        : sealed().encrypt();
  }

  private String encrypt() {
    if (check) {
      return parameter("echostr");
    }
    Sealed read = sealed();
    return read.encrypt().orElseThrow(() -> read.failure().orElseThrow());
  }

  private Sealed sealed() {
    Sealed read = sealed;
    if (read == null) {
      // Where it was too large, nothing of it was kept.
      read = Sealed.in(body.orElseGet(() -> new byte[0]));
      sealed = read;
    }
    return read;
  }

  private String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "CallbackRequest[" + url + (check ? " check]" : " notice]");
  }
}
