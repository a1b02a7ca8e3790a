package dev.suitehub.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The errcodes of WeCom's server API that a provider meets, each with what helps. WeCom knows a
 * thousand more (those of template messages, 60203 to 60227, and of orders, 84077 to 84130, say
 * themselves what is wrong): an errcode that is not here is no mistake, and its own text is to be
 * shown.
 */
public enum ErrCode {
  SYSTEM_BUSY(-1, "WeCom is busy", Reaction.RETRY),
  OK(0, "success", Reaction.NONE),
  /** WeCom's answer to an unknown path is not in its list; this one is unconfirmed. */
  API_NOT_FOUND(404, "no such API (unconfirmed)", Reaction.STOP),
  DATA_VERSION_CONFLICT(6000, "the data was changed meanwhile", Reaction.RETRY),
  INVALID_CREDENTIAL(
      40001, "the secret is wrong, or not this corp's, or the app is disabled", Reaction.STOP),
  INVALID_USERID(40003, "the userid is invalid, or not the encrypted one", Reaction.FIX_REQUEST),
  INVALID_CORPID(40013, "the corpid is invalid", Reaction.STOP),
  INVALID_ACCESS_TOKEN(40014, "the access_token is invalid", Reaction.REFRESH_TOKEN),
  INVALID_OAUTH_CODE(40029, "the OAuth code is used or older than 5 minutes", Reaction.NEW_CODE),
  MALFORMED_ARGUMENT(40035, "a parameter is malformed", Reaction.FIX_REQUEST),
  INVALID_AGENTID(40056, "the agentid is invalid", Reaction.STOP),
  INVALID_ARGUMENT(40058, "a parameter is invalid", Reaction.FIX_REQUEST),
  EMPTY_ARGUMENT(40063, "a parameter is empty", Reaction.FIX_REQUEST),
  INVALID_PRE_AUTH_CODE(40077, "the pre_auth_code is unknown", Reaction.NEW_CODE),
  INVALID_AUTH_CODE(40078, "the auth_code is invalid or already used", Reaction.NEW_CODE),
  INVALID_SUITE_SECRET(40080, "the suite_secret is wrong", Reaction.STOP),
  INVALID_SUITE_TOKEN(
      40082, "the suite_access_token or provider_access_token is invalid", Reaction.REFRESH_TOKEN),
  INVALID_SUITE_ID(40083, "the suite_id is unknown", Reaction.STOP),
  INVALID_PERMANENT_CODE(
      40084,
      "the permanent_code is wrong or its authorisation was withdrawn",
      Reaction.REAUTHORISE),
  INVALID_SUITE_TICKET(40085, "the suite_ticket is missing or expired", Reaction.WAIT_FOR_TICKET),
  INVALID_APPID(40086, "the suite has no such appid", Reaction.FIX_REQUEST),
  UNKNOWN_JOB(40088, "the job id is unknown", Reaction.FIX_REQUEST),
  JOB_RESULT_GONE(40089, "the result of the job was purged; five are kept", Reaction.FIX_REQUEST),
  SECRET_OF_ANOTHER_CORP(40091, "the secret belongs to another corp", Reaction.STOP),
  INVALID_JS_SIGNATURE(40093, "the JS signature is wrong or its ticket old", Reaction.FIX_REQUEST),
  INVALID_EXTERNAL_USERID(40096, "the external_userid is invalid", Reaction.FIX_REQUEST),
  DOMAIN_TAKEN(40102, "the domain or address is that of an app of the market", Reaction.STOP),
  /** In no list of WeCom's; seen in another product of the house. */
  INVALID_CODE(40116, "the code is invalid (unconfirmed)", Reaction.NEW_CODE),
  INVALID_OPEN_USERID(40125, "the open_userid is invalid", Reaction.FIX_REQUEST),
  MISSING_ACCESS_TOKEN(41001, "the access_token is missing", Reaction.FIX_REQUEST),
  MISSING_CORPID(41002, "the corpid is missing", Reaction.FIX_REQUEST),
  MISSING_SECRET(41004, "the secret is missing", Reaction.FIX_REQUEST),
  MISSING_AUTH_CODE(41008, "the auth code is missing", Reaction.FIX_REQUEST),
  MISSING_USERID(41009, "the userid is missing", Reaction.FIX_REQUEST),
  MISSING_AGENTID(41011, "the agentid is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_ID(41021, "the suite_id is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_TOKEN(41022, "the suite_access_token is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_TICKET(41023, "the suite_ticket is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_SECRET(41024, "the suite_secret is missing", Reaction.FIX_REQUEST),
  MISSING_PERMANENT_CODE(41025, "the permanent_code is missing", Reaction.FIX_REQUEST),
  EXPIRED_ACCESS_TOKEN(42001, "the access_token has expired", Reaction.REFRESH_TOKEN),
  EXPIRED_OAUTH_CODE(42003, "the OAuth code has expired", Reaction.NEW_CODE),
  EXPIRED_PRE_AUTH_CODE(42007, "the pre_auth_code has expired", Reaction.NEW_CODE),
  EXPIRED_SUITE_TOKEN(42009, "the suite_access_token has expired", Reaction.REFRESH_TOKEN),
  UNUSABLE_JS_TICKET(
      42012, "the jsapi_ticket is of another kind or another app", Reaction.FIX_REQUEST),
  MINI_PROGRAM_SESSION_GONE(42013, "the session of the mini program is over", Reaction.NEW_CODE),
  USED_OAUTH_CODE(42022, "the OAuth code was used already", Reaction.NEW_CODE),
  CORP_NOT_VERIFIED(43009, "the corp is not verified at WeCom", Reaction.STOP),
  CALLBACK_URL_NEEDED(43012, "the app has no callback URL", Reaction.STOP),
  FREQUENCY_LIMIT(45009, "too many calls of this API", Reaction.BACK_OFF),
  ANSWER_TOO_LARGE(45029, "the answer would be too large", Reaction.FIX_REQUEST),
  CONCURRENCY_LIMIT(45033, "too many calls at the same time", Reaction.BACK_OFF),
  UNREADABLE_BODY(47001, "the body is no JSON", Reaction.FIX_REQUEST),
  API_FORBIDDEN(48001, "the API is not granted", Reaction.STOP),
  API_NO_PERMISSION(48002, "no permission for this API", Reaction.STOP),
  SUITE_ID_MISMATCH(48003, "the suite_id does not belong to the token", Reaction.STOP),
  AUTHORISATION_INVALID(
      48004, "the authorisation is invalid or was withdrawn", Reaction.REAUTHORISE),
  API_DEPRECATED(48005, "the API is out of service", Reaction.STOP),
  API_WITHDRAWN(48006, "the permission was withdrawn because the corp is idle", Reaction.STOP),
  UNTRUSTED_REDIRECT_DOMAIN(50001, "the redirect domain is not trusted", Reaction.STOP),
  OUT_OF_PERMITTED_RANGE(50002, "the member is outside the permitted range", Reaction.STOP),
  APP_DISABLED(50003, "the corp has disabled the app", Reaction.STOP),
  INVALID_CURSOR(50100, "the paging cursor is bad", Reaction.FIX_REQUEST),
  OUT_OF_VISIBLE_RANGE(60011, "outside the app's visible range", Reaction.STOP),
  IP_NOT_ALLOWED(60020, "the caller's address is not on the provider's list", Reaction.STOP),
  DEPARTMENT_OUT_OF_RANGE(60021, "the department is outside the visible range", Reaction.STOP),
  HOME_URL_LOCKED(60028, "the home URL of a third-party app cannot be changed", Reaction.STOP),
  UNKNOWN_USERID(60111, "the userid is unknown, or not the encrypted one", Reaction.FIX_REQUEST),
  APP_NOT_ONLINE(60246, "the third-party app is not online", Reaction.STOP),
  INVALID_DOMAIN(80001, "the domain is wrong, not filed (ICP) or not proven ours", Reaction.STOP),
  TAG_NO_PERMISSION(81011, "no right on this tag", Reaction.STOP),
  NO_VALID_RECIPIENT(
      81013, "no member, department or tag is valid and permitted", Reaction.FIX_REQUEST),
  MISSING_RECIPIENT(82001, "there is no recipient", Reaction.FIX_REQUEST),
  TOO_MANY_DEPARTMENTS(82002, "over 100 departments", Reaction.FIX_REQUEST),
  TOO_MANY_TAGS(82003, "over 100 tags", Reaction.FIX_REQUEST),
  UNKNOWN_THIRD_PARTY_APP(84005, "the third-party app does not exist", Reaction.FIX_REQUEST),
  EXPIRED_USER_TICKET(84014, "the user_ticket has expired", Reaction.NEW_CODE),
  INVALID_USER_TICKET(84015, "the user_ticket is invalid", Reaction.NEW_CODE),
  MISSING_TEMPLATE_ID(84019, "the templateid is missing", Reaction.FIX_REQUEST),
  UNKNOWN_TEMPLATE_ID(84020, "the templateid is unknown", Reaction.FIX_REQUEST),
  MISSING_REGISTER_CODE(84021, "the register_code is missing", Reaction.FIX_REQUEST),
  INVALID_REGISTER_CODE(84022, "the register_code is invalid", Reaction.NEW_CODE),
  CONTACT_SYNC_OVER(84023, "contact_sync_success is not allowed (any more)", Reaction.NONE),
  NOT_REGISTERED_BY_CODE(84024, "the corp was not made by a register_code", Reaction.NONE),
  INVALID_STATE(84025, "the state has a wrong format", Reaction.FIX_REQUEST),
  MISSING_AUTH_CORPID(84054, "the auth_corpid is missing", Reaction.FIX_REQUEST),
  NO_EXTERNAL_CONTACT(84061, "the member and the customer are no contacts", Reaction.STOP),
  NO_CUSTOMER_RIGHT(84074, "no right on customer contacts (客户联系)", Reaction.STOP),
  INVALID_LOGIN_CODE(84075, "the auth code is invalid or has expired", Reaction.NEW_CODE),
  MISSING_LOGIN_CODE(84076, "the auth code is missing", Reaction.FIX_REQUEST),
  NOT_THE_FOLLOWER(84084, "the member does not follow this customer", Reaction.STOP),
  MISSING_USER_TICKET(84090, "the user_ticket is missing", Reaction.NEW_CODE),
  UNREADABLE_FILE(84200, "the file to translate cannot be read", Reaction.FIX_REQUEST),
  DOMAIN_NOT_OWNED(85005, "the domain is not proven ours", Reaction.STOP),
  PAID_APP_EXPIRED(90302, "what the corp paid for has expired", Reaction.STOP),
  PAID_APP_FULL(90303, "the corp has more users than it paid for", Reaction.STOP),
  PAYTOOL_NONCE_USED(90318, "the nonce of the pay tool was used already", Reaction.FIX_REQUEST),
  PAYTOOL_CLOCK(90319, "the clock of the pay tool is off", Reaction.FIX_REQUEST),
  TAG_OUT_OF_RANGE(92000, "the tag is outside the visible range", Reaction.STOP),
  OTHER_CORP(92002, "the token is another corp's", Reaction.FIX_REQUEST),
  OTHER_APP(92003, "the token is another app's", Reaction.FIX_REQUEST),
  AGENT_NO_PERMISSION(301002, "no right on this agent", Reaction.STOP),
  CORP_BANNED(301007, "the corp was dissolved or banned", Reaction.STOP),
  NO_INTERCONNECTION(701008, "no valid interconnection licence", Reaction.STOP),
  NO_LICENCE(701099, "no valid interface licence", Reaction.STOP),
  INVALID_OPEN_CORPID(710000, "the open_corpid is invalid", Reaction.FIX_REQUEST),
  UNKNOWN_OUTPUT_FORMAT(844001, "the output format is unknown", Reaction.FIX_REQUEST),
  NOT_A_THIRD_PARTY(846000, "only third-party and custom apps may call this", Reaction.STOP),
  CORP_NOT_FOUND(2000002, "the corpid does not exist", Reaction.STOP);

  private static final Map<Integer, ErrCode> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ErrCode::code, Function.identity()));

  private final int code;
  private final String meaning;
  private final Reaction reaction;

  ErrCode(int code, String meaning, Reaction reaction) {
    this.code = code;
    this.meaning = meaning;
    this.reaction = reaction;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  public Reaction reaction() {
    return reaction;
  }

  /** As {@link #doubtsAuthorisation()}; false where the errcode is not listed here. */
  public static boolean doubtsAuthorisation(int code) {
    return of(code).filter(known -> known.doubtsAuthorisation()).isPresent();
  }

  /**
   * Whether this, as the answer to a call about one corp, puts its authorisation in doubt: it may
   * be withdrawn, or the corp gone. Get_auth_info is to be asked.
   */
  public boolean doubtsAuthorisation() {
    return switch (this) {
      case INVALID_PERMANENT_CODE,
          AUTHORISATION_INVALID,
          CORP_BANNED,
          CORP_NOT_FOUND,
          INVALID_OPEN_CORPID ->
          true;
      default -> false;
    };
  }

  /** The constant of that errcode; empty when it is not listed here. */
  public static Optional<ErrCode> of(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
