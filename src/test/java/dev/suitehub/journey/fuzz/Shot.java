package dev.suitehub.journey.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request. Target and headers are bytes, each as the character of its number; what is {@link
 * Framing#RAW} is sent as it stands in the body.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shot(
    String attack,
    Expect expect,
    String method,
    String target,
    List<String> headers,
    byte[] body,
    Framing framing) {

  /** How the end of the body is told. */
  enum Framing {
    LENGTH,
    CHUNKED,
    RAW
  }

  private static final int CHUNK = 1000;
  private static final byte[] NONE = {};

  static Shot get(String by, Expect expect, String target) {
    return new Shot(by, expect, "GET", target, List.of(), NONE, Framing.LENGTH);
  }

  static Shot send(
      String by, Expect expect, String method, String target, String type, byte[] body) {
    return new Shot(
        by, expect, method, target, List.of("Content-Type: " + type), body, Framing.LENGTH);
  }

  /** A conversation of its own, that ends with its connection. */
  static Shot raw(String by, String text) {
    return new Shot(
        by,
        Expect.NO_HTTP,
        "",
        "",
        List.of(),
        text.getBytes(StandardCharsets.ISO_8859_1),
        Framing.RAW);
  }

  Shot with(String... more) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return new Shot(attack, expect, method, target, List.copyOf(all), body, framing);
  }

  Shot inChunks() {
    return new Shot(attack, expect, method, target, headers, body, Framing.CHUNKED);
  }

  Shot without(int header) {
    List<String> fewer = new ArrayList<>(headers);
    fewer.remove(header);
    return new Shot(attack, expect, method, target, List.copyOf(fewer), body, framing);
  }

  Shot to(String other) {
    return new Shot(attack, expect, method, other, headers, body, framing);
  }

  Shot saying(byte[] other) {
    return new Shot(attack, expect, method, target, headers, other, framing);
  }

  boolean isRaw() {
    return framing == Framing.RAW;
  }

  /** As it goes over the wire. */
  byte[] bytes(String host) {
    if (isRaw()) {
      return body;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 512);
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: ").append(host);
    headers.forEach(header -> head.append("\r\n").append(header));
    if (framing == Framing.CHUNKED) {
      head.append("\r\nTransfer-Encoding: chunked");
    } else if (body.length > 0 || !method.equals("GET")) {
      head.append("\r\nContent-Length: ").append(body.length);
    }
    bytes.writeBytes(latin(head.append("\r\n\r\n").toString()));
    if (framing == Framing.CHUNKED) {
      chunk(bytes);
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private void chunk(ByteArrayOutputStream bytes) {
    for (int from = 0; from < body.length; from += CHUNK) {
      int length = Math.min(CHUNK, body.length - from);
      bytes.writeBytes(latin(Integer.toHexString(length) + "\r\n"));
      bytes.write(body, from, length);
      bytes.writeBytes(latin("\r\n"));
    }
    bytes.writeBytes(latin("0\r\n\r\n"));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
