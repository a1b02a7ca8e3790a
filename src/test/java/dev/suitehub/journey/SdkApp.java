package dev.suitehub.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import me.chanjar.weixin.cp.bean.message.WxCpTpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpTpDefaultConfigImpl;
import me.chanjar.weixin.cp.tp.service.WxCpTpService;
import me.chanjar.weixin.cp.tp.service.impl.WxCpTpServiceImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpTpCryptUtil;

/**
 * A third-party app that somebody wrote with an SDK which is not ours (WxJava), and that takes the
 * sandbox for WeCom. The hub has no part in it.
 */
final class SdkApp implements AutoCloseable {

  private final Config config = new Config();
  private final WxCpTpService sdk = new WxCpTpServiceImpl();
  private final HttpServer server;
  private final List<WxCpTpXmlMessage> notices = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> returns = new CopyOnWriteArrayList<>();

  /** Known to WeCom under new names, its URLs entered there; no ticket yet. */
  SdkApp(WecomSystem wecom) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/callback", this::callback);
    server.createContext("/start", exchange -> answer(exchange, "Install it"));
    server.createContext("/back", this::back);
    server.start();
    config.setBaseApiUrl(wecom.address().toString());
    sdk.setWxCpTpConfigStorage(config);
    sdk.initHttp();
    list(wecom);
  }

  /** By getters, for the SDK has no way to set a provider's secret. */
  private static final class Config extends WxCpTpDefaultConfigImpl {

    private static final long serialVersionUID = 1;

    private final String suiteId = Fresh.wecomId();
    private final String suiteSecret = Fresh.secret();
    private final String token = Fresh.token();
    private final String aesKey = Fresh.encodingAesKey();
    private final String corpId = Fresh.wecomId();
    private final String providerSecret = Fresh.secret();

    @Override
    public String getSuiteId() {
      return suiteId;
    }

    @Override
    public String getSuiteSecret() {
      return suiteSecret;
    }

    @Override
    public String getToken() {
      return token;
    }

    @Override
    public String getAesKey() {
      return aesKey;
    }

    @Override
    public String getCorpId() {
      return corpId;
    }

    @Override
    public String getProviderSecret() {
      return providerSecret;
    }
  }

  private void list(WecomSystem wecom) {
    wecom.putProvider(
        config.getCorpId(),
        Json.createObjectBuilder()
            .add("name", "SDK")
            .add("secret", config.getProviderSecret())
            .build());
    wecom.putSuite(
        config.getSuiteId(),
        Json.createObjectBuilder()
            .add("provider", config.getCorpId())
            .add("name", "SDK app")
            .add("secret", config.getSuiteSecret())
            .add("token", config.getToken())
            .add("encodingAesKey", config.getAesKey())
            .add("commandUrl", address() + "/callback/command")
            .add("dataUrl", address() + "/callback/data?corp=$CORPID$")
            .add("autoTickets", false)
            .build());
  }

  WxCpTpService sdk() {
    return sdk;
  }

  String suiteId() {
    return config.getSuiteId();
  }

  String providerCorp() {
    return config.getCorpId();
  }

  /** What came to the command URL, as the SDK reads it. */
  List<WxCpTpXmlMessage> notices() {
    return notices;
  }

  /** Where installs begin and end: a page of the provider. */
  URI start() {
    return URI.create(address() + "/start");
  }

  String back() {
    return address() + "/back";
  }

  /** What admins brought back from WeCom's page. */
  List<Map<String, String>> returns() {
    return returns;
  }

  private String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void callback(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    WxCpTpCryptUtil crypt = new WxCpTpCryptUtil(config);
    if (exchange.getRequestMethod().equals("GET")) {
      boolean signed =
          sdk.checkSignature(
              query.get("msg_signature"),
              query.get("timestamp"),
              query.get("nonce"),
              query.get("echostr"));
      answer(exchange, signed ? crypt.decrypt(query.get("echostr")) : "wrong signature");
      return;
    }
    WxCpTpXmlMessage message =
        WxCpTpXmlMessage.fromXml(
            crypt.decryptXml(
                query.get("msg_signature"), query.get("timestamp"), query.get("nonce"), body));
    if ("suite_ticket".equals(message.getInfoType())) {
      sdk.setSuiteTicket(message.getSuiteTicket());
    }
    notices.add(message);
    answer(exchange, "success");
  }

  private void back(HttpExchange exchange) throws IOException {
    returns.add(query(exchange));
    answer(exchange, "Thank you");
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : String.valueOf(exchange.getRequestURI().getRawQuery()).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(
          parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
