package dev.suitehub.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The database of a server that is gone, read without the hub. */
final class Vault {

  private static final Pattern SEALED = Pattern.compile("k(\\d+)\\.([A-Za-z0-9_-]+)");

  /** What is secret in a message of WeCom's. */
  private static final Pattern IN_XML =
      Pattern.compile(
          "<(SuiteTicket|AuthCode|PermanentCode|RegisterCode|ContactSync|access_token|AccessToken)>(?:<!\\[CDATA\\[)?([^<\\]]{12,})");

  private static final String WORD = "suitehub";

  private final String name;
  private final String url;
  private final String user;
  private final String password;

  private Vault(String name, String url, String user, String password) {
    this.name = name;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  static Optional<Vault> of(Path home) throws IOException {
    String name = String.valueOf(home.getFileName());
    Path other = home.resolve("database");
    if (Files.exists(other)) {
      List<String> lines = Files.readAllLines(other);
      // One in the memory of a test is gone with it.
      return lines.get(0).contains("/mem:")
          ? Optional.empty()
          : Optional.of(new Vault(name, lines.get(0), lines.get(1), lines.get(2)));
    }
    Path file = home.resolve("data").resolve("hub");
    return Files.exists(Path.of(file + ".mv.db"))
        ? Optional.of(
            new Vault(
                name,
                "jdbc:h2:file:"
                    + file
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;ACCESS_MODE_DATA=r;IFEXISTS=TRUE",
                "hub",
                ""))
        : Optional.empty();
  }

  /** Of the folder that its server worked in. */
  String name() {
    return name;
  }

  /** Everything that is sealed in it is a secret. */
  void open(List<String> masterKeys, Needles needles) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      List<String[]> columns = columns(connection);
      if (columns.isEmpty()) {
        // No hub ever got as far as that: it was wrong, or away.
        return;
      }
      Map<String, SecretKeySpec> versions = versions(connection, masterKeys);
      for (String[] column : columns) {
        if (column[1].endsWith("_sealed") && !column[0].equals("key_check")) {
          String purpose = column[0].equals("seal_key") ? "seal_key" : "";
          read(
              connection,
              "select " + column[1] + " from " + column[0] + " where " + column[1] + " is not null",
              row -> keep(column, opened(versions, row.get(0), purpose), needles));
        }
      }
    }
  }

  private static void keep(String[] column, String text, Needles needles) {
    if (column[1].equals("content_sealed")) {
      Matcher fields = IN_XML.matcher(text);
      while (fields.find()) {
        needles.add(fields.group(1), fields.group(2));
      }
    } else {
      needles.add(column[0] + "." + column[1], text);
    }
  }

  /** Tells every row of every table, as text, with where it stands; returns how much it was. */
  long dump(BiConsumer<String, String> each) throws SQLException {
    long[] characters = {0};
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      for (String table :
          columns(connection).stream().map(column -> column[0]).distinct().toList()) {
        read(
            connection,
            "select * from \"" + table + "\"",
            row -> {
              String text = String.join("\n", row);
              characters[0] += text.length();
              each.accept(name + ": " + table, text);
            });
      }
    }
    return characters[0];
  }

  private static Map<String, SecretKeySpec> versions(Connection connection, List<String> masterKeys)
      throws SQLException {
    Map<String, SecretKeySpec> versions = new HashMap<>();
    read(
        connection,
        "select check_sealed from key_check",
        row -> {
          Matcher sealed = matched(row.get(0));
          masterKeys.stream()
              .map(key -> new SecretKeySpec(Base64.getDecoder().decode(key), "AES"))
              .filter(key -> isWord(key, sealed.group(2)))
              .findFirst()
              .ifPresent(key -> versions.put(sealed.group(1), key));
        });
    return versions;
  }

  /** Else the key is of another server. */
  private static boolean isWord(SecretKeySpec key, String sealed) {
    try {
      return open(key, sealed, "").equals(WORD);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String opened(Map<String, SecretKeySpec> versions, String text, String purpose) {
    Matcher sealed = matched(text);
    SecretKeySpec key = versions.get(sealed.group(1));
    if (key == null) {
      throw new IllegalStateException(
          name
              + ": nobody has the master key k"
              + sealed.group(1)
              + "; if it is left over from another run, delete "
              + Settings.work());
    }
    try {
      return open(key, sealed.group(2), purpose);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name + ": a sealed text does not open", e);
    }
  }

  private static Matcher matched(String text) {
    Matcher sealed = SEALED.matcher(text);
    if (!sealed.matches()) {
      throw new IllegalStateException("A column of sealed texts holds something else.");
    }
    return sealed;
  }

  private static String open(SecretKeySpec key, String text, String purpose)
      throws GeneralSecurityException {
    byte[] all = Base64.getUrlDecoder().decode(text);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, Arrays.copyOf(all, 12)));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return new String(cipher.doFinal(all, 12, all.length - 12), StandardCharsets.UTF_8);
  }

  /** Of all tables: table and column. */
  private static List<String[]> columns(Connection connection) throws SQLException {
    List<String[]> columns = new ArrayList<>();
    read(
        connection,
        "select table_name, column_name from information_schema.columns where table_schema = current_schema order by 1, 2",
        row -> columns.add(row.toArray(String[]::new)));
    return columns;
  }

  private static void read(
      Connection connection, String sql, java.util.function.Consumer<List<String>> each)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        each.accept(row);
      }
    }
  }
}
