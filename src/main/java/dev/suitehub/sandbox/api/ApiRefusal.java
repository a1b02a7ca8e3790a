package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.ContactError;
import dev.suitehub.wire.ErrCode;
import java.util.Map;

/** WeCom's refusal of a call: an errcode and the text that goes with it. */
final class ApiRefusal extends RuntimeException {

  /** What WeCom really writes, as far as it is known; else the meaning has to do. */
  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(-1, "system error"),
          Map.entry(404, "api not found"),
          Map.entry(40001, "invalid credential"),
          Map.entry(40004, "invalid media type"),
          Map.entry(40006, "invalid meida size"),
          Map.entry(40007, "invalid media_id"),
          Map.entry(40008, "invalid message type"),
          Map.entry(40013, "invalid corpid"),
          Map.entry(40014, "invalid access_token"),
          Map.entry(40029, "invalid code"),
          Map.entry(40054, "invalid sub button url domain"),
          Map.entry(40055, "invalid button url domain"),
          Map.entry(40056, "invalid agentid"),
          Map.entry(40058, "invalid argument"),
          Map.entry(40063, "some parameters are empty"),
          Map.entry(40077, "invalid pre_auth_code"),
          Map.entry(40078, "invalid auth code"),
          Map.entry(40080, "invalid suite secret"),
          // Its spelling is WeCom's.
          Map.entry(40082, "invalid suite_acccess_token or provider_access_token"),
          Map.entry(40083, "invalid SuiteId"),
          Map.entry(40084, "invalid permanent code"),
          Map.entry(40085, "invalid suite ticket"),
          Map.entry(41001, "access_token missing"),
          Map.entry(41002, "corpid missing"),
          Map.entry(41004, "corpsecret missing"),
          Map.entry(41008, "missing auth code"),
          Map.entry(41011, "missing agentid"),
          Map.entry(42001, "access_token expired"),
          Map.entry(42003, "code expired"),
          Map.entry(42009, "suite_access_token expired"),
          Map.entry(43001, "require GET method"),
          Map.entry(43002, "require POST method"),
          Map.entry(44004, "text content is empty"),
          Map.entry(45001, "media size out of limit"),
          Map.entry(45002, "content size out of limit"),
          Map.entry(45008, "article count out of limit"),
          Map.entry(45009, "api freq out of limit"),
          Map.entry(46003, "no menu"),
          Map.entry(47001, "data format error"),
          Map.entry(50001, "redirect_url domain does not match the trusted domain"),
          Map.entry(60011, "no privilege to access/modify contact/party/agent"),
          Map.entry(60020, "not allow to access from your ip"),
          Map.entry(60111, "userid not found"),
          Map.entry(60215, "too many selected tickets"),
          Map.entry(60246, "third-party app is not online"),
          Map.entry(81013, "user & party & tag all invalid"),
          Map.entry(82001, "no recipient"),
          Map.entry(84014, "user_ticket expired"),
          Map.entry(84015, "invalid user_ticket"),
          Map.entry(84090, "user_ticket missing"),
          Map.entry(91040, "invalid ticket type"),
          Map.entry(6000, "data version conflict"),
          Map.entry(710000, "invalid open_corpid"));

  private final int errcode;

  ApiRefusal(int errcode) {
    this(errcode, "");
  }

  ApiRefusal(ContactError error) {
    super(error.text(), null, false, false);
    this.errcode = error.errcode();
  }

  ApiRefusal(ErrCode known) {
    this(known.code());
  }

  private ApiRefusal(int errcode, String more) {
    super(
        TEXTS.getOrDefault(errcode, meaning(errcode)) + (more.isEmpty() ? "" : ": " + more),
        null,
        false,
        false);
    this.errcode = errcode;
  }

  static ApiRefusal requirePost() {
    return new ApiRefusal(43002);
  }

  /** That WeCom refuses a POST of what is documented as a GET is unconfirmed. */
  static ApiRefusal requireGet() {
    return new ApiRefusal(43001);
  }

  static ApiRefusal missingAgentId() {
    return new ApiRefusal(ErrCode.MISSING_AGENTID);
  }

  /** 40063, with what is missing. */
  static ApiRefusal empty(String parameter) {
    return new ApiRefusal(ErrCode.EMPTY_ARGUMENT.code(), parameter);
  }

  /** 40058, with what is wrong. */
  static ApiRefusal argument(String problem) {
    return new ApiRefusal(ErrCode.INVALID_ARGUMENT.code(), problem);
  }

  /** WeCom's answer to an unknown path, with what is played in its stead. */
  static ApiRefusal unknownPath(String help) {
    return new ApiRefusal(ErrCode.API_NOT_FOUND.code(), help);
  }

  int errcode() {
    return errcode;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  private static String meaning(int errcode) {
    return ErrCode.of(errcode).map(ErrCode::meaning).orElse("error " + errcode);
  }
}
