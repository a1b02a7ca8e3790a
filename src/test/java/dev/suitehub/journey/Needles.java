package dev.suitehub.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts that must not be found, each as it stands and as it looks in Base64 (at any place of a
 * longer text), URL-encoded and in hex; all of them are looked for in one go.
 */
final class Needles {

  /** A shorter one would be found by chance, or is a word. */
  static final int SHORTEST = 12;

  private static final int WINDOW = 8;
  private static final int BITS = 1 << 22;

  private record Needle(String kind, String text) {}

  /** What was found, without saying it. */
  record Find(String kind, int at) {}

  private final Map<Long, List<Needle>> byBeginning = new HashMap<>();
  private final BitSet beginnings = new BitSet(BITS);
  private final Set<String> known = new LinkedHashSet<>();

  /** Too short a text is left out. */
  void add(String kind, String text) {
    if (text.length() < SHORTEST || !known.add(text)) {
      return;
    }
    for (String form : forms(text)) {
      byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
      long beginning = 0;
      for (int i = 0; i < WINDOW; i++) {
        beginning = (beginning << 8) | (bytes[i] & 0xff);
      }
      byBeginning.computeIfAbsent(beginning, any -> new ArrayList<>()).add(new Needle(kind, form));
      beginnings.set(bit(beginning));
    }
  }

  int count() {
    return known.size();
  }

  List<Find> in(String text) {
    return in(text.getBytes(StandardCharsets.UTF_8));
  }

  List<Find> in(byte[] hay) {
    List<Find> finds = new ArrayList<>();
    long window = 0;
    for (int i = 0; i < hay.length; i++) {
      window = (window << 8) | (hay[i] & 0xff);
      if (i >= WINDOW - 1 && beginnings.get(bit(window))) {
        int from = i - WINDOW + 1;
        for (Needle needle : byBeginning.getOrDefault(window, List.of())) {
          if (stands(needle.text(), hay, from)) {
            finds.add(new Find(needle.kind(), from));
          }
        }
      }
    }
    return finds;
  }

  private static boolean stands(String text, byte[] hay, int from) {
    byte[] needle = text.getBytes(StandardCharsets.UTF_8);
    if (from + needle.length > hay.length) {
      return false;
    }
    for (int i = 0; i < needle.length; i++) {
      if (hay[from + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  private static int bit(long window) {
    return (int) ((window * 0x9E3779B97F4A7C15L) >>> 42);
  }

  static Set<String> forms(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(text);
    forms.add(Http.encoded(text));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + bytes.length];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // What stands before and after it has a share in the characters at both ends.
      int from = (shift * 8 + 5) / 6;
      String inner = base64.substring(from, shifted.length * 8 / 6);
      forms.add(inner);
      forms.add(inner.replace('+', '-').replace('/', '_'));
    }
    forms.removeIf(form -> form.length() < SHORTEST);
    return forms;
  }
}
