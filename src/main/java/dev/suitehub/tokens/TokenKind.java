package dev.suitehub.tokens;

/** The kinds of token that WeCom gives a provider, and the tickets of its JS-SDK. */
public enum TokenKind {
  /** suite_access_token, out of SuiteId, SuiteSecret and suite_ticket. */
  SUITE,
  /** provider_access_token, out of the provider's corpid and ProviderSecret. */
  PROVIDER,
  /** access_token of one corp for one suite, out of its permanent code. */
  CORP,
  /** jsapi_ticket of one corp, out of its access_token: signs wx.config (doc 96909). */
  CONFIG_TICKET,
  /** The ticket of one corp's agent, out of the same token: signs wx.agentConfig (doc 96909). */
  AGENT_TICKET;

  /** Hangs on a corp's authorisation: it is kept only while it is used, and goes with the corp. */
  public boolean isOfCorp() {
    return this != SUITE && this != PROVIDER;
  }

  /** WeCom gives tickets 100 times an hour to one app of a corp, and to all of them 400 times. */
  boolean isTicket() {
    return this == CONFIG_TICKET || this == AGENT_TICKET;
  }
}
