package dev.suitehub.rules;

/** What WeCom allows before an app is online (测试应用). What is already so is told, never undone. */
public final class TestingRules {

  /** So many corps have an app for a test at the same time. */
  public static final int MOST_TEST_CORPS = 10;

  private TestingRules() {}

  /** Before one more is invited: the last free place, and none. */
  public static Findings room(long testCorps) {
    Findings findings = new Findings();
    if (testCorps >= MOST_TEST_CORPS) {
      findings.warn(Rule.TEST_02, "testCorps", "test.full", testCorps, MOST_TEST_CORPS);
    } else if (testCorps == MOST_TEST_CORPS - 1) {
      findings.warn(Rule.TEST_02, "testCorps", "test.last", testCorps, MOST_TEST_CORPS);
    }
    return findings;
  }

  /** Test links of an app that stands so: once it is online, nothing asks for tests any more. */
  public static Findings links(SuiteStatus status) {
    Findings findings = new Findings();
    if (status == SuiteStatus.ONLINE) {
      findings.warn(Rule.TEST_07, "testLinks", "test.online-already");
    }
    return findings;
  }

  /**
   * Of a corp that has the app for a test.
   *
   * @param place which of the test corps it is, in the order of their coming
   */
  public static Findings testing(long place) {
    Findings findings = new Findings();
    if (place > MOST_TEST_CORPS) {
      findings.refuse(Rule.TEST_02, "corpId", "test.too-many", place, MOST_TEST_CORPS);
    }
    return findings;
  }

  /**
   * Of a corp that has the app for real.
   *
   * @param tested whether it ever had it for a test
   * @param then where the app stood when the corp authorised it
   */
  public static Findings formal(boolean tested, SuiteStatus then) {
    Findings findings = new Findings();
    if (tested) {
      findings.refuse(Rule.TEST_03, "corpId", "test.formal-after-test");
    }
    if (!then.isAuthorizable()) {
      findings.refuse(Rule.REL_02, "corpId", "release.not-online-then", then);
    }
    return findings;
  }

  /** What WeCom says the corp granted, beside what the app asks for. */
  public static Findings granted(int level, ContactPermission asked) {
    Findings findings = new Findings();
    if (ContactPermission.ofLevel(level).filter(asked::equals).isEmpty()) {
      findings.warn(Rule.APP_08, "contactPermission", "corp.granted-other", level, asked.level());
    }
    return findings;
  }
}
