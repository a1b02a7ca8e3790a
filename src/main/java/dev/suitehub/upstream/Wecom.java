package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * WeCom's server API. Every method blocks for one and a half deadlines at most (half of one for its
 * turn and for repetitions), and throws {@link WecomRefused} where WeCom says no or is left alone,
 * {@link WecomUnreachable} where it says nothing that can be read. None may be called inside a
 * transaction.
 */
public interface Wecom {

  /** get_suite_token (doc 97162). */
  TokenGrant suiteToken(SuiteId suiteId, Secret suiteSecret, Secret ticket);

  /** get_provider_token (doc 96237). */
  TokenGrant providerToken(CorpId provider, Secret providerSecret);

  /** get_corp_token (doc 90605). */
  TokenGrant corpToken(Secret suiteToken, CorpId corpId, Secret permanentCode);

  /** get_pre_auth_code (doc 90601). */
  PreAuthCode preAuthCode(Secret suiteToken);

  /** set_session_info (doc 90602); {@code authType} 0: formal, 1: test. */
  void sessionInfo(Secret suiteToken, Secret preAuthCode, int authType);

  /**
   * v2/get_permanent_code (doc 100776), or the old one (doc 90603) where WeCom does not know v2.
   * The code is spent by it: after a failure that {@link WecomUnreachable#maybeReceived} nobody can
   * know.
   */
  PermanentGrant permanentCode(Secret suiteToken, Secret authCode);

  /**
   * As {@link #permanentCode}, for a code that dies before a pause is over: to ask may be refused,
   * not to ask loses the install.
   */
  PermanentGrant permanentCodeInSpiteOfPauses(Secret suiteToken, Secret authCode);

  /**
   * v2/get_auth_info (doc 100795), or the old one (doc 14943) where WeCom does not know v2. Of the
   * answer only auth_corp_info, auth_info, edition_info and dealer_corp_info, with all keys in
   * order, so that equal texts mean that nothing has changed.
   */
  JsonObject authInfo(Secret suiteToken, CorpId corpId, Secret permanentCode);

  /** get_login_info (doc 91125); spends the auth code of a scan or of 业务设置. */
  LoginInfo loginInfo(Secret providerToken, Secret authCode);

  /** auth/getuserinfo3rd (doc 91121); spends the code of a web login. */
  UserInfo userInfo(Secret suiteToken, Secret code);

  /** auth/getuserdetail3rd (doc 91122). */
  UserDetail userDetail(Secret suiteToken, Secret userTicket);

  /** miniprogram/jscode2session (doc 92423); spends the js_code. */
  MiniProgramSession miniProgramSession(Secret suiteToken, Secret jsCode);

  /** get_admin_list (doc 90606). */
  List<Admin> admins(Secret suiteToken, CorpId corpId, long agentId);

  /** get_jsapi_ticket (doc 96909): never made twice, for WeCom counts. */
  TokenGrant configTicket(CorpId corpId, Secret corpToken);

  /** ticket/get of type agent_config (doc 96909): never made twice, for WeCom counts. */
  TokenGrant agentTicket(CorpId corpId, Secret corpToken);
}
