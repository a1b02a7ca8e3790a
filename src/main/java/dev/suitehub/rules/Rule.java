package dev.suitehub.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of becoming a provider (服务商), of its apps, and of their test, release and change (docs
 * 90595, 91143), each by the id of our checklist.
 */
public enum Rule {
  /** A provider is a corp, and one corp is one provider. */
  REG_01(Handling.ENFORCED),
  /** The application is filed by a system administrator of that corp. */
  REG_02(Handling.SHOWN),
  /** Corp logo: under 5 MB, 702 by 180 pixels, white background. */
  REG_03(Handling.ENFORCED),
  /** Corp introduction: 4 to 120 characters. */
  REG_04(Handling.ENFORCED),
  /** Corp website: the provider's own site. */
  REG_05(Handling.ENFORCED),
  /** Name of the contact. */
  REG_06(Handling.ENFORCED),
  /** Mobile number of the contact. */
  REG_07(Handling.ENFORCED),
  /** The provider console opens once the provider is registered. */
  REG_08(Handling.ENFORCED),
  /** ProviderSecret: needed by provider-level calls, and no suite's secret. */
  DEV_01(Handling.ENFORCED),
  /** System event URL: receives what belongs to no app. */
  DEV_02(Handling.ENFORCED),
  /** The system event URL answers WeCom's URL check when it is saved. */
  DEV_03(Handling.ENFORCED),
  /** Token: up to 32 letters and digits. */
  DEV_04(Handling.ENFORCED),
  /** EncodingAESKey: 43 letters and digits that decode to 32 bytes. */
  DEV_05(Handling.ENFORCED),
  /** IP list: only listed addresses may call WeCom, others get 60020. */
  DEV_06(Handling.ENFORCED),
  /** A changed IP list counts at once. */
  DEV_07(Handling.SHOWN),
  /** A pattern ends in an asterisk for a whole segment. */
  DEV_08(Handling.ENFORCED),
  /** Entries are separated by an ASCII semicolon. */
  DEV_09(Handling.ENFORCED),
  /** The list has an end, though WeCom does not say where. */
  DEV_10(Handling.ENFORCED),
  /** Apps come after registration and development settings. */
  CRE_01(Handling.ENFORCED),
  /** A corp installs one app, not a suite of several. */
  CRE_02(Handling.ENFORCED),
  /** A web app is an ordinary or a contacts app. */
  CRE_03(Handling.ENFORCED),
  /** An ordinary app reads contacts, sends messages, and may be recommended. */
  CRE_04(Handling.SHOWN),
  /** Only a contacts app may write, on the root department. */
  CRE_05(Handling.ENFORCED),
  /** A corp authorises one contacts app. */
  CRE_06(Handling.SHOWN),
  /** The corp cancels a contacts app in its own console. */
  CRE_07(Handling.SHOWN),
  /** A contacts app may bring one ordinary app along. */
  CRE_08(Handling.ENFORCED),
  /** A contacts app is not recommended. */
  CRE_09(Handling.SHOWN),
  /** SuiteId and SuiteSecret are issued by WeCom after creation. */
  CRE_10(Handling.ENFORCED),
  /** A mini program is released at WeChat before it is associated. */
  MINI_01(Handling.ENFORCED),
  /** Step 1: register as a mini-program developer. */
  MINI_02(Handling.ENFORCED),
  /** Step 2: develop it and adapt it to WeCom. */
  MINI_03(Handling.ENFORCED),
  /** Step 3: publish it at WeChat. */
  MINI_04(Handling.ENFORCED),
  /** Step 4: associate it in the provider console. */
  MINI_05(Handling.ENFORCED),
  /** The app's details are completed after the association. */
  MINI_06(Handling.ENFORCED),
  /** App type: ordinary or contacts. */
  APP_01(Handling.ENFORCED),
  /** App logo: under 5 MB, 750 by 750 pixels. */
  APP_02(Handling.ENFORCED),
  /** App name: 2 to 8 characters. */
  APP_03(Handling.ENFORCED),
  /** Slogan: 2 to 10 characters. */
  APP_04(Handling.ENFORCED),
  /** App introduction: 4 to 120 characters. */
  APP_05(Handling.ENFORCED),
  /** Exactly one category. */
  APP_06(Handling.ENFORCED),
  /** Users find apps by category. */
  APP_07(Handling.SHOWN),
  /** Contacts permission: one member's or all members' basic information. */
  APP_08(Handling.ENFORCED),
  /** Contacts scope: the visible range, or an extra one. */
  APP_09(Handling.ENFORCED),
  /** Sensitive fields that members are asked for. */
  APP_10(Handling.ENFORCED),
  /** Home page: opened from the workbench. */
  CFG_01(Handling.ENFORCED),
  /** In the WeChat plugin the home page opens only where a box is ticked. */
  CFG_02(Handling.ENFORCED),
  /** $CORPID$ in the home page becomes the corp's id. */
  CFG_03(Handling.ENFORCED),
  /** Trusted domain: for OAuth2 and the JS-SDK. */
  CFG_04(Handling.ENFORCED),
  /** Install redirect domain: where the auth code goes. */
  CFG_05(Handling.ENFORCED),
  /** WeCom checks that the redirect lies under that domain. */
  CFG_06(Handling.ENFORCED),
  /** Settings URL: corp admins come from WeCom's console, signed in. */
  CFG_07(Handling.ENFORCED),
  /** Data callback URL: messages and events of the corps. */
  CFG_08(Handling.ENFORCED),
  /** $CORPID$ stands in the home page and the data callback URL only. */
  CFG_09(Handling.ENFORCED),
  /** At the check of the data URL $CORPID$ and receiveid are the provider's corpid. */
  CFG_10(Handling.ENFORCED),
  /** Command callback URL: tickets and authorisation changes. */
  CFG_11(Handling.ENFORCED),
  /** The command URL answers WeCom's URL check when it is saved. */
  CFG_12(Handling.ENFORCED),
  /** A default menu may be configured. */
  CFG_13(Handling.ENFORCED),
  /** One Token for the callbacks of all corps. */
  CFG_14(Handling.ENFORCED),
  /** One EncodingAESKey for the callbacks of all corps. */
  CFG_15(Handling.ENFORCED),
  /** An app may be tested once it is created. */
  TEST_01(Handling.ENFORCED),
  /** At most 10 corps test an app. */
  TEST_02(Handling.ENFORCED),
  /** A corp that tested an app cannot authorise it formally. */
  TEST_03(Handling.ENFORCED),
  /** Way 1: the button for an install test in WeCom's console. */
  TEST_04(Handling.SHOWN),
  /** An install test has to process create_auth. */
  TEST_05(Handling.ENFORCED),
  /** Way 2: an authorisation link whose type is test. */
  TEST_06(Handling.ENFORCED),
  /** The authorisation type is set back before release. */
  TEST_07(Handling.ENFORCED),
  /** A test corp keeps the settings of the day it installed. */
  TEST_08(Handling.ENFORCED),
  /** The provider's own list of test corps for interface licences. */
  TEST_09(
      "It belongs to interface licences (接口调用许可), which WeCom keeps and this hub does not manage."),
  /** Only a certified provider releases. */
  REL_01(Handling.ENFORCED),
  /** Corps authorise an app only while it is online. */
  REL_02(Handling.ENFORCED),
  /** Several apps are submitted at once. */
  REL_03(Handling.ENFORCED),
  /** WeCom reviews within 3 working days. */
  REL_04(Handling.ENFORCED),
  /** The result comes as a message inside WeCom. */
  REL_05(Handling.SHOWN),
  /** Going online is a second step after approval. */
  REL_06(Handling.ENFORCED),
  /** Contacts permission and scope can be changed after creation. */
  CHG_01(Handling.ENFORCED),
  /** After release the permission only goes down. */
  CHG_02(Handling.ENFORCED),
  /** Such a change counts at once, for all authorised corps. */
  CHG_03(Handling.ENFORCED);

  private final Handling handling;
  private final String reason;

  Rule(Handling handling) {
    this.handling = handling;
    this.reason = "";
  }

  Rule(String reason) {
    this.handling = Handling.BEYOND;
    this.reason = reason;
  }

  /** As the checklist writes it: {@code REG-04}. */
  public String id() {
    return name().replace('_', '-');
  }

  public Handling handling() {
    return handling;
  }

  /** Why a program cannot see to it; empty unless it is {@link Handling#BEYOND}. */
  public String reason() {
    return reason;
  }

  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** What the page says beside its field, in the reader's language. */
  public String help(Locale locale) {
    return book().text(id(), locale);
  }

  RuleBook book() {
    return switch (name().substring(0, name().indexOf('_'))) {
      case "REG", "DEV" -> RuleBook.PROVIDER;
      case "CRE", "MINI", "APP", "CFG" -> RuleBook.APP;
      default -> RuleBook.RELEASE;
    };
  }
}
