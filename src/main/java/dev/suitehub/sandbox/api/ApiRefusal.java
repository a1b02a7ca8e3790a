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
          Map.entry(40001, "invalid credential"),
          Map.entry(40013, "invalid corpid"),
          Map.entry(40014, "invalid access_token"),
          Map.entry(40004, "invalid media type"),
          Map.entry(40006, "invalid meida size"),
          Map.entry(40007, "invalid media_id"),
          Map.entry(40029, "invalid code"),
          Map.entry(60011, "no privilege to access/modify contact/party/agent"),
          Map.entry(60111, "userid not found"),
          Map.entry(81013, "user & party & tag all invalid"),
          Map.entry(82001, "no recipient"),
          Map.entry(84015, "invalid user_ticket"),
          Map.entry(84090, "user_ticket missing"),
          Map.entry(91040, "invalid ticket type"),
          Map.entry(40078, "invalid auth code"),
          Map.entry(40080, "invalid suite secret"),
          // Its spelling is WeCom's.
          Map.entry(40082, "invalid suite_acccess_token or provider_access_token"),
          Map.entry(40083, "invalid SuiteId"),
          Map.entry(40084, "invalid permanent code"),
          Map.entry(40085, "invalid suite ticket"),
          Map.entry(41002, "corpid missing"),
          Map.entry(41011, "missing agentid"),
          Map.entry(42001, "access_token expired"),
          Map.entry(42009, "suite_access_token expired"),
          Map.entry(43002, "require POST method"),
          Map.entry(45009, "api freq out of limit"),
          Map.entry(60020, "not allow to access from your ip"));

  private static final int REQUIRE_POST = 43002;
  private static final int MISSING_AGENTID = 41011;

  private final int errcode;

  ApiRefusal(int errcode) {
    super(TEXTS.getOrDefault(errcode, meaning(errcode)), null, false, false);
    this.errcode = errcode;
  }

  ApiRefusal(ContactError error) {
    super(error.text(), null, false, false);
    this.errcode = error.errcode();
  }

  ApiRefusal(ErrCode known) {
    this(known.code());
  }

  static ApiRefusal requirePost() {
    return new ApiRefusal(REQUIRE_POST);
  }

  static ApiRefusal missingAgentId() {
    return new ApiRefusal(MISSING_AGENTID);
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
