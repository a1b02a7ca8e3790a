package dev.suitehub.sandbox.install;

import dev.suitehub.wire.ErrCode;

/** Why the install page does not open, in WeCom's terms and in ours. */
enum InstallRefusal {
  UNKNOWN_SUITE(
      ErrCode.INVALID_SUITE_ID,
      "应用不存在",
      "WeCom has no suite of this suite_id. Check the SuiteId that was entered in the hub."),
  UNKNOWN_PRE_AUTH_CODE(
      ErrCode.INVALID_PRE_AUTH_CODE,
      "预授权码无效",
      "This pre_auth_code is none that get_pre_auth_code gave to this suite."),
  EXPIRED_PRE_AUTH_CODE(
      ErrCode.EXPIRED_PRE_AUTH_CODE,
      "预授权码已过期",
      "A pre_auth_code lives 1200 seconds. Begin again from the install link."),
  BAD_STATE(
      ErrCode.INVALID_STATE,
      "state 参数格式错误",
      "A state is up to 128 letters and digits: [a-zA-Z0-9]."),
  FOREIGN_REDIRECT(
      ErrCode.UNTRUSTED_REDIRECT_DOMAIN,
      "redirect_uri 与安装域名不一致",
      "The redirect_uri has to lie below the suite's install domain (安装完成回调域名), host and port alike."),
  FOREIGN_REFERER(
      ErrCode.UNTRUSTED_REDIRECT_DOMAIN,
      "请从服务商的网站发起安装",
      "The page that leads here has to lie below the suite's install domain: WeCom looks at the Referer header."),
  NOT_ONLINE(
      ErrCode.APP_NOT_ONLINE,
      "应用尚未上线",
      "A suite that is not online can only be installed for a test: set_session_info with auth_type 1."),
  ONLINE(
      ErrCode.INVALID_ARGUMENT,
      "应用已上线，不能测试安装",
      "A suite that is online takes formal authorisations only: set_session_info with auth_type 0."),
  UNKNOWN_CORP(
      ErrCode.CORP_NOT_FOUND, "企业不存在", "There is no such corp here. Choose one of the list.");

  private final ErrCode errCode;
  private final String chinese;
  private final String english;

  InstallRefusal(ErrCode errCode, String chinese, String english) {
    this.errCode = errCode;
    this.chinese = chinese;
    this.english = english;
  }

  int code() {
    return errCode.code();
  }

  String chinese() {
    return chinese;
  }

  String english() {
    return english;
  }
}
