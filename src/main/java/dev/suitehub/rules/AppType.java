package dev.suitehub.rules;

/** What kind of app a suite is (应用类型); chosen once, for good. */
public enum AppType {
  /** Ordinary app (普通应用): a web app for daily work. */
  ORDINARY,
  /** Contacts app (通讯录应用): maintains a corp's address book. */
  CONTACTS,
  /** A mini program (小程序) that runs inside WeCom. */
  MINI_PROGRAM
}
