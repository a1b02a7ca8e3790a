package dev.suitehub.tokens;

/** The three kinds of token that WeCom gives a provider. */
public enum TokenKind {
  /** suite_access_token, out of SuiteId, SuiteSecret and suite_ticket. */
  SUITE,
  /** provider_access_token, out of the provider's corpid and ProviderSecret. */
  PROVIDER,
  /** access_token of one corp for one suite, out of its permanent code. */
  CORP
}
