package dev.suitehub.platform.db;

import java.sql.SQLException;

/** Why there is no connection, in a sentence that names what to look at. */
final class NoDatabase {

  private NoDatabase() {}

  /** What the driver said, with that sentence in place of its message. */
  static SQLException told(DatabaseConfig config, SQLException said) {
    return new SQLException(sentence(config, said), said.getSQLState(), said.getErrorCode(), said);
  }

  static String sentence(DatabaseConfig config, SQLException said) {
    String state = String.valueOf(said.getSQLState());
    String where = " at " + config + " (hub.db.url)";
    if (state.startsWith("28")) {
      return "The database"
          + where
          + " refuses the user "
          + config.user()
          + " (hub.db.user) or its password (hub.db.password).";
    }
    if (state.equals("3D000") || state.equals("90146")) {
      return "There is no database" + where + ": make it, or name another.";
    }
    if (state.equals("90020")) {
      return "The embedded database"
          + where
          + " is open in another process: one node alone may use it.";
    }
    if (state.startsWith("57P0")) {
      return "The database" + where + " starts or stops.";
    }
    if (isUnreachable(state)) {
      return "The database does not answer"
          + where
          + ": check that it runs, its name, its port and the network to it.";
    }
    return "The database" + where + " cannot be used: " + said.getMessage();
  }

  /** Whether it may come by itself: it does not answer, starts, stops, or is full. */
  static boolean isAway(SQLException said) {
    String state = String.valueOf(said.getSQLState());
    return isUnreachable(state) || state.startsWith("57P0") || state.equals("53300");
  }

  /** 08004 is its refusal to talk as we do. */
  private static boolean isUnreachable(String state) {
    return (state.startsWith("08") && !state.equals("08004")) || state.equals("90067");
  }
}
