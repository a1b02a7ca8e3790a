package dev.suitehub.platform.db;

/** A column that holds sealed secrets. */
public record SealedColumn(String table, String column) {

  /** {@code suite.token_sealed}. */
  public String name() {
    return table + "." + column;
  }
}
