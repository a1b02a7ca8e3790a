package dev.suitehub.rules;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The four steps of a mini program (创建小程序), each with its evidence: registered at WeChat (its
 * appid), adapted to WeCom (the version), released at WeChat (the day), associated in WeCom's
 * console (the day).
 */
public record MiniProgramSteps(
    String appId,
    String version,
    @Nullable LocalDate releasedOn,
    @Nullable LocalDate associatedOn) {

  public static final MiniProgramSteps NONE = new MiniProgramSteps("", "", null, null);
  public static final int ALL = 4;

  private static final Pattern APP_ID = Pattern.compile("wx[0-9a-f]{16}");
  private static final int LONGEST_VERSION = 32;

  public MiniProgramSteps {
    appId = appId.strip();
    version = version.strip();
  }

  /** Whether the evidence of step 1 to 4 is there. */
  public boolean isThere(int step) {
    return switch (step) {
      case 1 -> !appId.isEmpty();
      case 2 -> !version.isEmpty();
      case 3 -> releasedOn != null;
      default -> associatedOn != null;
    };
  }

  /** How many are done, without a gap, from the first. */
  public int done() {
    int done = 0;
    while (done < ALL && isThere(done + 1)) {
      done++;
    }
    return done;
  }

  static boolean isAppId(String text) {
    return APP_ID.matcher(text).matches();
  }

  /** Notes wrong evidence, a step before its turn, and an association before the release. */
  void check(Findings findings, LocalDate today) {
    if (isThere(1) && !isAppId(appId)) {
      findings.refuse(Rule.MINI_02, "appId", "mini-app-id", appId);
    }
    if (isThere(2) && Characters.count(version) > LONGEST_VERSION) {
      findings.refuseAs(
          Rule.MINI_03, "miniVersion", "at-most", LONGEST_VERSION, Characters.count(version));
    }
    day(findings, Rule.MINI_04, "releasedOn", releasedOn, today);
    day(findings, Rule.MINI_05, "associatedOn", associatedOn, today);
    if (isThere(2) && !isThere(1)) {
      findings.refuse(Rule.MINI_03, "miniVersion", "mini-order", 2, 1);
    }
    if (isThere(3) && done() < 2) {
      findings.refuse(Rule.MINI_04, "releasedOn", "mini-order", 3, done() + 1);
    }
    if (isThere(4) && done() < 3) {
      findings.refuse(Rule.MINI_05, "associatedOn", "mini-order", 4, done() + 1);
    }
    if (releasedOn != null && associatedOn != null && associatedOn.isBefore(releasedOn)) {
      findings.refuse(Rule.MINI_01, "associatedOn", "mini-before-release", releasedOn.toString());
    }
  }

  private static void day(
      Findings findings, Rule rule, String field, @Nullable LocalDate day, LocalDate today) {
    if (day != null && day.isAfter(today)) {
      findings.refuse(rule, field, "mini-future", day.toString());
    }
  }
}
