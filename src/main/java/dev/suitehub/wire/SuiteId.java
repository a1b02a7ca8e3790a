package dev.suitehub.wire;

/**
 * The SuiteId that WeCom gave to a suite (应用), or the template id (dk…) of a customised app (代开发).
 *
 * <p>Guarantee: 1 to 64 characters of {@code A-Z a-z 0-9 _ @ . -}, compared exactly. It is an
 * identifier and no proof: what stands in an unsigned envelope is a claim until the text inside was
 * opened.
 *
 * @param value the id as WeCom writes it; anything else throws {@link IllegalArgumentException}
 */
public record SuiteId(String value) {
  public SuiteId {
    Ids.require("A SuiteId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
