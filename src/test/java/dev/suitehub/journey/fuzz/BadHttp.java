package dev.suitehub.journey.fuzz;

import java.util.List;

/** Bytes on a connection that are no request, or two of which one is hidden. */
record BadHttp(Prey prey) implements Attack {

  @Override
  public Shot next(Dice dice) {
    String host = "Host: " + prey.host() + "\r\n";
    String post = "POST /callback/" + prey.suite() + "/command HTTP/1.1\r\n" + host;
    String hidden = "GET /ops/status HTTP/1.1\r\n" + host + "\r\n";
    return Shot.raw(
        name(),
        switch (dice.below(26)) {
          case 0 -> dice.octets(dice.between(1, 3000));
          case 1 -> "\r\n\r\n";
          case 2 -> "GET\r\n\r\n";
          case 3 -> "GET / HTTP/9.9\r\n" + host + "\r\n";
          case 4 -> "GET /\r\n\r\n";
          case 5 -> "GET / HTTP/1.1\r\n\r\n";
          case 6 -> "GET / HTTP/1.1\r\n" + host + host.replace("1", "2") + "\r\n";
          case 7 -> "GET / HTTP/1.1\nHost: a\n\n";
          case 8 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + dice.octets(40);
          case 9 -> "\u0016\u0003\u0001\u0002\u0000\u0001\u0000" + dice.octets(200);
          case 10 -> "CONNECT evil.example:443 HTTP/1.1\r\n" + host + "\r\n";
          case 11 -> "OPTIONS * HTTP/1.1\r\n" + host + "\r\n";
          case 12 ->
              "GET " + "/a".repeat(dice.between(100, 60_000)) + " HTTP/1.1\r\n" + host + "\r\n";
          case 13 -> post + "Content-Length: -1\r\n\r\n" + hidden;
          case 14 -> post + "Content-Length: 99999999999999999999\r\n\r\nx";
          case 15 -> post + "Content-Length: x\r\n\r\nx";
          case 16 -> post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef";
          case 17 ->
              post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden;
          case 18 -> post + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx";
          case 19 -> post + "Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n";
          case 20 -> post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n0\r\n\r\n";
          case 21 ->
              post
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + ("1;" + "a".repeat(500) + "\r\nx\r\n").repeat(dice.between(1, 200))
                  + "0\r\n\r\n";
          case 22 ->
              post
                  + "Transfer-Encoding: "
                  + dice.of(List.of("x", "gzip", "chunked, x"))
                  + "\r\n\r\n0\r\n\r\n";
          // Broken off: more was announced.
          case 23 -> post + "Content-Length: 4000\r\n\r\n<xml>";
          case 24 -> "GET / HTTP/1.1\r\n" + host + "X: " + dice.octets(dice.between(1, 300));
          default -> hidden.repeat(dice.between(2, 40));
        });
  }
}
