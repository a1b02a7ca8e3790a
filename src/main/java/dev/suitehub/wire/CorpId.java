package dev.suitehub.wire;

/**
 * The corpid of an enterprise (企业): the provider's own, or that of an authorised corp, then in the
 * form encrypted for this provider.
 *
 * <p>Guarantee: 1 to 64 characters of {@code A-Z a-z 0-9 _ @ . -}, compared exactly. The plain and
 * the encrypted corpid of one corp are different values; this type does not know which one it
 * holds.
 *
 * @param value the id as WeCom writes it; anything else throws {@link IllegalArgumentException}
 */
public record CorpId(String value) {
  public CorpId {
    Ids.require("A corpid", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
