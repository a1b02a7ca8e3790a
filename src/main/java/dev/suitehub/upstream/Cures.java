package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import java.util.Optional;

/** What helps after an errcode, told to a person, with what is known of the call. */
public final class Cures {

  private static final String IP_LIST = "服务商管理后台 → 服务商信息 → 基本信息 → IP白名单";

  private Cures() {}

  /** Where nothing but the errcode is known. */
  public static String of(int errcode) {
    return of(new WecomRefused("", errcode, ""));
  }

  static String of(WecomRefused refused) {
    Optional<ErrCode> known = refused.known();
    if (known.isEmpty()) {
      return "Look it up at https://open.work.weixin.qq.com/devtool/query?e="
          + refused.errcode()
          + " .";
    }
    return switch (known.get()) {
      case INVALID_CREDENTIAL ->
          "Enter the ProviderSecret that WeCom's provider console shows now (通用开发参数; not a SuiteSecret), and"
              + " check that the corpid beside it is the provider's own.";
      case SECRET_OF_ANOTHER_CORP ->
          "Enter the secret and the corpid that WeCom's provider console shows together.";
      case INVALID_SUITE_SECRET ->
          "Enter the SuiteSecret that WeCom's provider console shows for this SuiteId now.";
      case INVALID_SUITE_ID, SUITE_ID_MISMATCH ->
          "Enter the SuiteId that WeCom's provider console shows for this suite; its callbacks name it too (proposedSuiteId).";
      case INVALID_SUITE_TOKEN ->
          "A new token is fetched and the call made once more. If it persists, the corp has not authorised this suite:"
              + " it has to install it.";
      case INVALID_SUITE_TICKET ->
          "Press 刷新Ticket beside the suite in WeCom's provider console, or wait up to ten minutes for the next one; if none"
              + " comes, check that WeCom reaches the command callback URL (指令回调URL).";
      case INVALID_PERMANENT_CODE -> permanentCode(refused.corp());
      case INVALID_OPEN_CORPID -> encryptedCorp(refused.corp());
      case AUTHORISATION_INVALID ->
          "The corp uninstalled the suite or took its permission back: the hub asks get_auth_info; if that agrees, the corp"
              + " has to install the suite again.";
      case CORP_BANNED ->
          "WeCom dissolved or banned the corp: nothing helps from here. Its cancel_auth may come two weeks later.";
      case CORP_NOT_FOUND ->
          "Check that the corpid is the one of the authorisation; if it is, WeCom has removed the corp, and its cancel_auth"
              + " may come two weeks later.";
      case IP_NOT_ALLOWED -> address(refused.seenAddress());
      case API_FORBIDDEN, API_NO_PERMISSION ->
          "Check in this order: the API is among the suite's permissions (应用权限) at WeCom; a permission that was added later is"
              + " published and the corp's admin has agreed to it (change_auth comes then); the level of the contacts"
              + " permission (通讯录权限) allows it; members and departments are in the visible range (可见范围); customer"
              + " contact (客户联系) and members' data also want an interface licence (接口许可).";
      case OUT_OF_VISIBLE_RANGE,
          OUT_OF_PERMITTED_RANGE,
          DEPARTMENT_OUT_OF_RANGE,
          TAG_OUT_OF_RANGE ->
          "The corp's admin has to add it to the app's visible range (可见范围); until then leave it out.";
      case APP_DISABLED -> "The corp's admin has to enable the app again.";
      case APP_NOT_ONLINE ->
          "Publish the suite, or install it for a test (测试授权) by one of the corps on the test list.";
      case API_WITHDRAWN ->
          "The corp was idle for long: its admin has to grant the permission again.";
      case FREQUENCY_LIMIT, CONCURRENCY_LIMIT -> pause(refused);
      default -> of(known.get().reaction());
    };
  }

  private static String permanentCode(Optional<CorpId> corp) {
    return "Either the corp uninstalled the suite, or the permanent_code is another suite's; the hub asks get_auth_info. "
        + encryptedCorp(corp);
  }

  /** Since the ID upgrade a provider gets encrypted corpids; a plain one looks like ww…. */
  private static String encryptedCorp(Optional<CorpId> corp) {
    String rule =
        "WeCom wants the encrypted corpid (wp… or wo…), as it came with the authorisation";
    if (corp.isEmpty()) {
      return rule + ", not the plain one (ww…).";
    }
    String value = corp.get().value();
    if (value.startsWith("wp") || value.startsWith("wo")) {
      return rule + "; " + value + " was sent, which is of that kind.";
    }
    return rule
        + "; "
        + value
        + " was sent, which looks like the plain one: convert it with corpid_to_opencorpid, or let the corp install again.";
  }

  private static String address(Optional<String> seen) {
    return seen.map(
                address ->
                    "WeCom saw this machine as "
                        + address
                        + ": add it in "
                        + IP_LIST
                        + "; it counts about a minute later.")
            .orElse("Add the address that this machine calls from in " + IP_LIST + ".")
        + " Every machine that uses a token must be in that list.";
  }

  private static String pause(WecomRefused refused) {
    return refused
            .retryAfter()
            .map(
                wait -> "It goes on by itself in " + WecomRefused.seconds(wait) + " s; until then ")
            .orElse(
                "It goes on by itself when WeCom's window (a minute at least) is over; until then ")
        + "this node makes no call of it. If it persists, look for what else calls WeCom from this address, and divide"
        + " hub.upstream.calls-per-minute among the nodes behind it.";
  }

  private static String of(Reaction reaction) {
    return switch (reaction) {
      case NONE -> "Nothing has to be done.";
      case RETRY -> "It is tried again; nothing has to be done.";
      case BACK_OFF -> "Calls pause until WeCom's window is over.";
      case REFRESH_TOKEN -> "A new token is fetched; if it persists, the authorisation is missing.";
      case WAIT_FOR_TICKET ->
          "Wait up to ten minutes for the next suite_ticket, or push one from WeCom's provider console.";
      case NEW_CODE -> "Begin the flow again, with a new code.";
      case REAUTHORISE -> "The corp has to install the suite again.";
      case FIX_REQUEST -> "The request is wrong; check the ids that were entered.";
      case STOP -> "A right or a setting is missing in WeCom's provider console.";
    };
  }
}
