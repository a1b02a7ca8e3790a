package dev.suitehub.sandbox.identity;

import dev.suitehub.sandbox.world.OpenUserId;

/**
 * Who logs in.
 *
 * @param corp empty for who is no member of any corp; {@code user} is then the openid
 * @param scope what was consented to, in OAuth's terms; empty elsewhere
 */
public record Member(String corp, String user, String scope) {

  public boolean isOfCorp() {
    return !corp.isEmpty();
  }

  /** The same for every suite of one provider. */
  public String openUserId() {
    return OpenUserId.of(corp, user);
  }
}
