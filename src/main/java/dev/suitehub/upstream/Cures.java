package dev.suitehub.upstream;

import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import java.util.Optional;

/** What helps after an errcode, as one sentence for a person. */
public final class Cures {

  private Cures() {}

  public static String of(int errcode) {
    Optional<ErrCode> known = ErrCode.of(errcode);
    if (known.isEmpty()) {
      return "Look it up at https://open.work.weixin.qq.com/devtool/query?e=" + errcode + " .";
    }
    return switch (known.get()) {
      case INVALID_CREDENTIAL, INVALID_SUITE_SECRET ->
          "Enter the secret that WeCom's provider console shows now.";
      case INVALID_SUITE_ID, SUITE_ID_MISMATCH ->
          "Enter the SuiteId that WeCom's provider console shows.";
      case IP_NOT_ALLOWED ->
          "Add the address that this hub calls from to the IP list in WeCom's provider console; it counts a minute later.";
      default -> of(known.get().reaction());
    };
  }

  private static String of(Reaction reaction) {
    return switch (reaction) {
      case NONE -> "Nothing has to be done.";
      case RETRY -> "It is tried again; nothing has to be done.";
      case BACK_OFF -> "Calls pause until WeCom's window is over; ask for tokens less often.";
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
