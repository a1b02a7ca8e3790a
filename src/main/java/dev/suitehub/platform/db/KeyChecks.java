package dev.suitehub.platform.db;

import dev.suitehub.platform.security.KeyRing;
import dev.suitehub.platform.security.MasterKey;
import dev.suitehub.platform.security.Sealing;
import dev.suitehub.wire.Secret;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The table {@code key_check}: one sealed word for each master key that has sealed something here.
 * A node starts only with every key that something may still be sealed with.
 */
final class KeyChecks {

  private static final Logger LOG = System.getLogger(KeyChecks.class.getName());
  private static final Secret WORD = Secret.of("suitehub");
  private static final String SAFE = " Nothing was written.";

  private final Connection connection;

  KeyChecks(Connection connection) {
    this.connection = connection;
  }

  private record Kept(int version, String sealed, boolean retired, Optional<String> id) {

    String name() {
      return KeyVersion.name(version, id.orElse(null));
    }
  }

  boolean isEmpty() throws SQLException {
    return !hasTable() || kept().isEmpty();
  }

  /**
   * Throws {@link IllegalStateException} with a sentence where a key is missing. Writes nothing,
   * and reads a database of any version.
   */
  void check(KeyRing keys) throws SQLException {
    if (hasTable()) {
      versions(keys);
    }
  }

  /** A new key gets its version here. */
  Sealing register(KeyRing keys) throws SQLException {
    Map<Integer, MasterKey> versions = versions(keys);
    // Nodes may start at once with different keys: each finds the row that it lost to.
    while (!versions.containsValue(keys.current())) {
      int next = kept().stream().mapToInt(Kept::version).max().orElse(0) + 1;
      if (insert(next, keys) && next > 1) {
        LOG.log(
            Logger.Level.WARNING,
            "From now on secrets are sealed with the master key k{0} ({1}). What was sealed before is sealed anew by"
                + " POST /ops/master-key/rotation, or on the page Settings.",
            next,
            keys.current().id());
      }
      versions = versions(keys);
    }
    Sealing sealing = keys.sealing(versions);
    inUse(sealing.version());
    for (Map.Entry<Integer, MasterKey> one : versions.entrySet()) {
      name(one.getKey(), one.getValue());
    }
    return sealing;
  }

  private Map<Integer, MasterKey> versions(KeyRing keys) throws SQLException {
    Map<Integer, MasterKey> versions = new TreeMap<>();
    List<Kept> missing = new ArrayList<>();
    List<Kept> all = kept();
    for (Kept kept : all) {
      Optional<MasterKey> key = keys.thatSealed(kept.sealed(), WORD);
      key.ifPresent(one -> versions.put(kept.version(), one));
      if (key.isEmpty() && !kept.retired()) {
        missing.add(kept);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(refusal(all, missing, versions, keys));
    }
    return versions;
  }

  private static String refusal(
      List<Kept> all, List<Kept> missing, Map<Integer, MasterKey> versions, KeyRing keys) {
    String names = missing.stream().map(Kept::name).collect(Collectors.joining(", "));
    boolean retired =
        all.stream()
            .filter(Kept::retired)
            .anyMatch(one -> keys.current().equals(versions.get(one.version())));
    if (retired) {
      return "The master key was changed since: everything is sealed with "
          + names
          + ", and hub.security.master-key is the former one. Set it to the new one."
          + SAFE;
    }
    if (versions.isEmpty()) {
      return "The master key is not the one this database was written with. Set hub.security.master-key to that key"
          + (missing.stream().allMatch(one -> one.id().isEmpty()) ? "" : ", " + names)
          + " (without one, the key file in hub.data-dir is used), or, to change the key, add that key to"
          + " hub.security.other-master-keys."
          + SAFE;
    }
    return "Something in this database is sealed with the master key "
        + names
        + ", which this node does not have: add that key to hub.security.other-master-keys until /ops/master-key"
        + " says that it is no longer needed."
        + SAFE;
  }

  private boolean hasTable() throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, null, "key_check", new String[] {"TABLE", "BASE TABLE"})) {
      return tables.next();
    }
  }

  private boolean tellsVersions() throws SQLException {
    try (ResultSet columns =
        connection.getMetaData().getColumns(null, null, "key_check", "retired_at")) {
      return columns.next();
    }
  }

  private List<Kept> kept() throws SQLException {
    boolean versions = tellsVersions();
    String more = versions ? ", retired_at, key_id" : "";
    List<Kept> kept = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, check_sealed" + more + " from key_check order by id")) {
      while (rows.next()) {
        kept.add(
            new Kept(
                rows.getInt(1),
                rows.getString(2),
                versions && rows.getObject(3) != null,
                versions ? Optional.ofNullable(rows.getString(4)) : Optional.empty()));
      }
    }
    return kept;
  }

  private boolean insert(int version, KeyRing keys) throws SQLException {
    Sealing sealing = keys.sealing(Map.of(version, keys.current()));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into key_check (id, check_sealed, key_id, since) values (?, ?, ?, current_timestamp)"
                + " on conflict do nothing")) {
      insert.setInt(1, version);
      insert.setString(2, sealing.seal(WORD));
      insert.setString(3, keys.current().id());
      return insert.executeUpdate() == 1;
    }
  }

  /** A key that was given up seals again. */
  private void inUse(int version) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update key_check set retired_at = null where id = ? and retired_at is not null")) {
      update.setInt(1, version);
      update.executeUpdate();
    }
  }

  private void name(int version, MasterKey key) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update key_check set key_id = ? where id = ? and key_id is null")) {
      update.setString(1, key.id());
      update.setInt(2, version);
      update.executeUpdate();
    }
  }
}
