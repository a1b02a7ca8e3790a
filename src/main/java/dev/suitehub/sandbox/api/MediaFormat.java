package dev.suitehub.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The types of media with their limits (doc 96484). */
enum MediaFormat {
  IMAGE(10) {
    @Override
    boolean isShapeOf(byte[] head) {
      return begins(head, 0, "\u0089PNG") || begins(head, 0, "\u00ff\u00d8\u00ff");
    }
  },
  VOICE(2) {
    @Override
    boolean isShapeOf(byte[] head) {
      return begins(head, 0, "#!AMR");
    }
  },
  VIDEO(10) {
    @Override
    boolean isShapeOf(byte[] head) {
      return begins(head, 4, "ftyp");
    }
  },
  FILE(20) {
    @Override
    boolean isShapeOf(byte[] head) {
      return true;
    }
  };

  private static final int BAD_TYPE = 40004;
  private static final int TOO_SMALL = 40006;
  private static final int TOO_LARGE = 45001;
  private static final int SMALLEST = 5;

  private final int megabytes;

  MediaFormat(int megabytes) {
    this.megabytes = megabytes;
  }

  /** Throws the refusal. */
  static MediaFormat of(String text) {
    return Arrays.stream(values())
        .filter(type -> type.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new ApiRefusal(BAD_TYPE));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws the refusal. */
  void check(MediaPart part) {
    if (part.size() <= SMALLEST) {
      throw new ApiRefusal(TOO_SMALL);
    }
    if (part.size() > megabytes << 20) {
      throw new ApiRefusal(TOO_LARGE);
    }
    if (!isShapeOf(part.bytes())) {
      throw new ApiRefusal(BAD_TYPE);
    }
  }

  /** By its first bytes, whatever its name says. */
  abstract boolean isShapeOf(byte[] head);

  private static boolean begins(byte[] bytes, int at, String mark) {
    byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= at + wanted.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }
}
