package dev.suitehub.sandbox.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one file of a multipart body, with what its head says of it. */
public final class MediaPart {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"\\r\\n]{1,200})\"");
  private static final Pattern TYPE =
      Pattern.compile("(?im)^Content-Type: *([A-Za-z0-9.+/-]{3,100})");

  private final byte[] body;
  private final int from;
  private final int to;
  private final String fileName;
  private final String type;

  private MediaPart(byte[] body, int from, int to, String head) {
    this.body = body;
    this.from = from;
    this.to = to;
    Matcher name = FILE_NAME.matcher(head);
    this.fileName = name.find() ? name.group(1) : "file";
    Matcher said = TYPE.matcher(head);
    this.type = said.find() ? said.group(1) : "application/octet-stream";
  }

  /** The part called media; empty where there is none. */
  public static Optional<MediaPart> of(byte[] body, String contentType) {
    return of(body, contentType, "media");
  }

  /** The part of that name; empty where there is none. */
  public static Optional<MediaPart> of(byte[] body, String contentType, String partName) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return Optional.empty();
    }
    // One character a byte, so that positions are the same.
    String text = new String(body, ISO_8859_1);
    String delimiter = "--" + boundary.group(1);
    int name = text.indexOf("name=\"" + partName + "\"");
    int head = name < 0 ? -1 : text.lastIndexOf(delimiter, name);
    int from = head < 0 ? -1 : text.indexOf("\r\n\r\n", head);
    int to = from < 0 ? -1 : text.indexOf("\r\n" + delimiter, from + 4);
    return to < 0
        ? Optional.empty()
        : Optional.of(new MediaPart(body, from + 4, to, text.substring(head, from)));
  }

  String fileName() {
    return fileName;
  }

  String type() {
    return type;
  }

  int size() {
    return to - from;
  }

  public byte[] bytes() {
    return Arrays.copyOfRange(body, from, to);
  }
}
