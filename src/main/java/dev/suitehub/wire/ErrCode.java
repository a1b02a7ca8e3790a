package dev.suitehub.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The errcodes of WeCom's server API that the hub and the sandbox meet, each with what helps. WeCom
 * knows a thousand more: an errcode that is not here is no mistake, and its own text is to be
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
  INVALID_CORPID(40013, "the corpid is invalid", Reaction.STOP),
  INVALID_ACCESS_TOKEN(40014, "the access_token is invalid", Reaction.REFRESH_TOKEN),
  INVALID_OAUTH_CODE(40029, "the OAuth code is used or older than 5 minutes", Reaction.NEW_CODE),
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
  MISSING_ACCESS_TOKEN(41001, "the access_token is missing", Reaction.FIX_REQUEST),
  MISSING_CORPID(41002, "the corpid is missing", Reaction.FIX_REQUEST),
  MISSING_SECRET(41004, "the secret is missing", Reaction.FIX_REQUEST),
  MISSING_AUTH_CODE(41008, "the auth code is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_ID(41021, "the suite_id is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_TOKEN(41022, "the suite_access_token is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_TICKET(41023, "the suite_ticket is missing", Reaction.FIX_REQUEST),
  MISSING_SUITE_SECRET(41024, "the suite_secret is missing", Reaction.FIX_REQUEST),
  MISSING_PERMANENT_CODE(41025, "the permanent_code is missing", Reaction.FIX_REQUEST),
  EXPIRED_ACCESS_TOKEN(42001, "the access_token has expired", Reaction.REFRESH_TOKEN),
  EXPIRED_PRE_AUTH_CODE(42007, "the pre_auth_code has expired", Reaction.NEW_CODE),
  EXPIRED_SUITE_TOKEN(42009, "the suite_access_token has expired", Reaction.REFRESH_TOKEN),
  FREQUENCY_LIMIT(45009, "too many calls of this API", Reaction.BACK_OFF),
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
  OUT_OF_VISIBLE_RANGE(60011, "outside the app's visible range", Reaction.STOP),
  IP_NOT_ALLOWED(60020, "the caller's address is not on the provider's list", Reaction.STOP),
  APP_NOT_ONLINE(60246, "the third-party app is not online", Reaction.STOP),
  INVALID_STATE(84025, "the state has a wrong format", Reaction.FIX_REQUEST),
  MISSING_AUTH_CORPID(84054, "the auth_corpid is missing", Reaction.FIX_REQUEST),
  AGENT_NO_PERMISSION(301002, "no right on this agent", Reaction.STOP),
  CORP_BANNED(301007, "the corp was dissolved or banned", Reaction.STOP),
  INVALID_OPEN_CORPID(710000, "the open_corpid is invalid", Reaction.FIX_REQUEST),
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
