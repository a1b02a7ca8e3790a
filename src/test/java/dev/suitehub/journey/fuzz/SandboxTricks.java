package dev.suitehub.journey.fuzz;

import java.util.List;

/** WeCom's API as the sandbox plays it, and its controls, but for those that end the play. */
record SandboxTricks(Prey prey) implements Attack {

  private static final List<String> CALLS =
      List.of(
          "cgi-bin/service/get_suite_token",
          "cgi-bin/service/get_pre_auth_code?suite_access_token=",
          "cgi-bin/service/v2/get_permanent_code?suite_access_token=",
          "cgi-bin/service/v2/get_auth_info?suite_access_token=",
          "cgi-bin/service/get_provider_token",
          "cgi-bin/user/get?access_token=x&userid=",
          "cgi-bin/message/send?access_token=",
          "cgi-bin/media/upload?access_token=x&type=",
          "cgi-bin/nothing/at/all?",
          "control/push",
          "control/install",
          "control/uninstall",
          "control/change-auth",
          "control/message",
          "control/codes",
          "control/check-token",
          "control/check-signature",
          "control/tickets",
          "control/calls?limit=",
          "control/pushes?limit=",
          "control/pushes/",
          "control/catalogue/",
          "corps/",
          "pictures/x/",
          "3rdapp/install?suite_id=",
          "connect/oauth2/authorize?appid=x&redirect_uri=");

  private static final List<String> FIELDS =
      List.of(
          "suite",
          "corp",
          "kind",
          "token",
          "to",
          "xml",
          "count",
          "suite_id",
          "suite_secret",
          "suite_ticket",
          "corpid",
          "provider_secret",
          "auth_code",
          "auth_corpid",
          "touser",
          "ticket",
          "timeStamp",
          "url",
          "timestamp",
          "nonceStr",
          "signature",
          "privilegeLevel",
          "name");

  @Override
  public Shot next(Dice dice) {
    String call = "/sandbox/" + dice.of(CALLS);
    String target = call.endsWith("=") || call.endsWith("/") ? call + dice.of(Paths.ODD) : call;
    if (dice.onceIn(3)) {
      return Shot.get(name(), Expect.ANY, target);
    }
    String type =
        dice.onceIn(5) ? "multipart/form-data; boundary=" + dice.of(Paths.ODD) : "application/json";
    return Shot.send(name(), Expect.ANY, "POST", target, type, Json.body(FIELDS, dice));
  }
}
