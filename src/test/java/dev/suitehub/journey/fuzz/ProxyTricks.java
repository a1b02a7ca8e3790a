package dev.suitehub.journey.fuzz;

import java.util.List;

/** Calls in a corp's name that want to end elsewhere than at WeCom's API. */
record ProxyTricks(Prey prey) implements Attack {

  private static final List<String> CALLS =
      List.of(
          "cgi-bin/user/get?userid=",
          "cgi-bin/../sandbox/control/reset?x=",
          "cgi-bin/%2e%2e/%2e%2e/ops/status?x=",
          "cgi-bin/..;/..;/x?x=",
          "cgi-bin//user//get?access_token=mine&userid=",
          "cgi-bin/service/get_suite_token?x=",
          "cgi-bin/user/get?access_token=%00&access_token=",
          "cgi-bin/%0d%0aHost:evil?x=",
          "cgi-bin/media/get?media_id=",
          "cgi-bin/\u00ff?x=",
          "%68ttp://127.0.0.1:1/?x=",
          "//127.0.0.1:1/?x=",
          "@127.0.0.1:1/?x=",
          "cgi-bin?x=",
          "?x=");

  @Override
  public Shot next(Dice dice) {
    String target =
        "/api/v1/suites/"
            + prey.suite()
            + "/corps/"
            + (dice.onceIn(8) ? dice.of(Paths.ODD) : prey.corp())
            + "/wecom/"
            + dice.of(CALLS)
            + dice.of(Paths.ODD);
    Shot shot =
        dice.onceIn(2)
            ? Shot.get(name(), Expect.ANY, target)
            : Shot.send(
                name(),
                Expect.ANY,
                "POST",
                target,
                "application/json",
                Json.body(List.of("userid", "touser", "agentid", "text"), dice));
    Shot hopped =
        dice.onceIn(4)
            ? shot.with("Connection: keep-alive, authorization, x-a", "X-A: b", "TE: trailers")
            : shot;
    return dice.onceIn(6) ? hopped : hopped.with("Authorization: Bearer " + prey.clientKey());
  }
}
