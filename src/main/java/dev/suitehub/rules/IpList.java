package dev.suitehub.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * IP白名单 in WeCom's own grammar (doc 90595): addresses and segments with an ASCII semicolon between
 * them, and nothing else.
 */
public record IpList(List<IpPattern> entries) {

  private static final Pattern OTHER_SEPARATOR = Pattern.compile("[；，、,\\s\\u3000]");
  private static final Pattern SEPARATORS = Pattern.compile("[;；，、,\\s\\u3000]+");
  private static final Pattern SEMICOLON = Pattern.compile(";");

  /** Possessive: what may be taken back is remembered on the stack, which is too small for that. */
  private static final Pattern DOTS_OF_DIGITS = Pattern.compile("\\d+(?:\\.\\d+)*+");

  public IpList {
    entries = List.copyOf(entries);
  }

  /**
   * What the text says; entries that WeCom would refuse are left out and noted.
   *
   * @param most how many entries it may have: WeCom has a limit and does not say which
   */
  public static IpList read(Findings findings, String field, String text, int most) {
    String stripped = text.strip();
    if (OTHER_SEPARATOR.matcher(stripped).find()) {
      findings.refuse(Rule.DEV_09, field, "ip.separator");
    }
    List<String> pieces = pieces(stripped);
    if (!stripped.isEmpty() && SEMICOLON.splitAsStream(stripped + " ").anyMatch(String::isBlank)) {
      findings.refuse(Rule.DEV_09, field, "ip.gap");
    }
    if (pieces.size() > most) {
      findings.refuse(Rule.DEV_10, field, "ip.most", most, pieces.size());
    }
    List<IpPattern> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String piece : pieces) {
      Optional<IpPattern> entry = IpPattern.of(piece);
      if (entry.isEmpty()) {
        findings.refuse(Rule.DEV_08, field, problemOf(piece), shortened(piece));
      } else if (!seen.add(piece)) {
        findings.refuse(Rule.DEV_09, field, "ip.double", piece);
      } else {
        entries.add(entry.get());
        if (entry.get().isPrivate()) {
          findings.warn(Rule.DEV_06, field, "ip.private", piece);
        }
      }
    }
    if (pieces.isEmpty()) {
      findings.warn(Rule.DEV_06, field, "ip.empty");
    }
    return new IpList(entries);
  }

  /** What was let pass once is read without a word. */
  public static IpList kept(String text) {
    return read(new Findings(), "", text, Integer.MAX_VALUE);
  }

  /**
   * With the separators that WeCom wants and each entry once; what else is wrong stays, for only a
   * person knows what was meant.
   */
  public static String repaired(String text) {
    return pieces(text.strip()).stream().distinct().collect(Collectors.joining(";"));
  }

  /** Whether WeCom takes a call from that address. */
  public boolean passes(String address) {
    return entries.stream().anyMatch(entry -> entry.passes(address.strip()));
  }

  /** As it is pasted into WeCom's form. */
  public String text() {
    return entries.stream().map(IpPattern::text).collect(Collectors.joining(";"));
  }

  private static List<String> pieces(String text) {
    return SEPARATORS.splitAsStream(text).filter(piece -> !piece.isEmpty()).toList();
  }

  private static String problemOf(String piece) {
    if (piece.indexOf('/') >= 0) {
      return "ip.cidr";
    }
    if (piece.indexOf(':') >= 0) {
      return "ip.six";
    }
    if (piece.indexOf('*') >= 0) {
      return "ip.asterisk";
    }
    return DOTS_OF_DIGITS.matcher(piece).matches() ? "ip.number" : "ip.shape";
  }

  private static String shortened(String piece) {
    return piece.length() <= 60 ? piece : piece.substring(0, 60) + "…";
  }

  @Override
  public String toString() {
    return text();
  }
}
