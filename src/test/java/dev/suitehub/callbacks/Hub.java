package dev.suitehub.callbacks;

import dev.suitehub.access.AuditLog;
import dev.suitehub.journal.AnswerTimes;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.change.KeyChanges;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hub with the providers acme (wwAcme: suites crm = ww-crm, new without a SuiteId) and other
 * (wwOther: suite shop = ww-shop). Corp wpKnown has installed crm. What is routed is written down.
 */
final class Hub implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final SuiteKey CRM = new SuiteKey("crm");
  static final SuiteKey NEW = new SuiteKey("new");

  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  record Routed(SuiteKey suite, SuiteId suiteId, String type, EntryId entry) {}

  final TestDatabase database = new TestDatabase();
  final EntityManager entities = database.entities();
  final TestClock clock = TestClock.at(NOON.toString());
  final Suites suites = new Suites(entities);
  final Providers providers = new Providers(entities);
  final AnswerTimes times = new AnswerTimes(entities, database.tx());
  final Journal journal =
      new Journal(entities, database.connections(), database.tx(), clock, hint -> {});
  final Refusals refusals = new Refusals(entities, database.tx(), clock);
  final List<Routed> routed = new ArrayList<>();
  final Rehearsals rehearsals = new Rehearsals(entities, database.tx(), clock);
  final CallbackKeys keys = new CallbackKeys(providers, suites, new OwnerMemory(), clock);
  final CallbackOpener opener = new CallbackOpener(new ReceiverRules(suites));

  /** What a route throws, if anything. */
  Optional<RuntimeException> trouble = Optional.empty();

  Hub() {
    database
        .tx()
        .run(
            () -> {
              provider(1, "acme", "wwAcme");
              provider(2, "other", "wwOther");
              suite(1, "crm", "acme", Optional.of("ww-crm"));
              suite(2, "new", "acme", Optional.empty());
              suite(3, "shop", "other", Optional.of("ww-shop"));
              insert(
                  "authorized_corp",
                  Map.of(
                      "id", 1,
                      "suite_key", "crm",
                      "corp_id", "wpKnown",
                      "corp_name", "",
                      "kind", "FORMAL",
                      "state", "ACTIVE",
                      "authorized_at", NOON.atOffset(ZoneOffset.UTC),
                      "check_attempts", 0,
                      "version", 0));
            });
  }

  CallbackIntake intake() {
    return intake(database.tx());
  }

  CallbackIntake intake(Tx tx) {
    return intake(tx, routes());
  }

  CallbackIntake intake(Routing routes) {
    return intake(database.tx(), routes);
  }

  /** Whose journal has transactions of its own. */
  CallbackIntake intake(Journal other) {
    return intake(database.tx(), routes(), other);
  }

  private CallbackIntake intake(Tx tx, Routing routes) {
    return intake(tx, routes, journal);
  }

  private CallbackIntake intake(Tx tx, Routing routes, Journal journal) {
    return new CallbackIntake(
        new RefusalLog(clock),
        keys,
        opener,
        journal,
        routes,
        suites,
        new AuthorizedCorps(entities, clock),
        refusals,
        new UrlChecks(entities, clock),
        new KeyChanges(suites, providers, new AuditLog(entities, clock), clock),
        times,
        rehearsals,
        tx);
  }

  private Routing routes() {
    return new Routing() {
      @Override
      public void route(SuiteKey suite, SuiteId suiteId, Notice notice, EntryId entry) {
        trouble.ifPresent(
            failure -> {
              throw failure;
            });
        routed.add(new Routed(suite, suiteId, notice.rawType(), entry));
      }

      @Override
      public void repeat(SuiteKey suite, Notice notice) {
        // What a repetition changes is held by RepeatedNoticeTest.
      }
    };
  }

  /** A person plans the next key of the table's rows: {@code token-<name>} and that AES key. */
  void plan(String table, String name, String aesKey) {
    database
        .tx()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "update "
                            + table
                            + " set next_token_sealed = ?1, next_encoding_aes_key_sealed = ?2,"
                            + " version = version + 1")
                    .setParameter(1, sealed("token-" + name))
                    .setParameter(2, sealed(aesKey))
                    .executeUpdate());
  }

  /** A GET as WeCom makes it. */
  static CallbackRequest check(CallbackUrl url, String echo, String receiveId) {
    return check(url, key(url.key()), echo, receiveId);
  }

  static CallbackRequest check(CallbackUrl url, CallbackKey key, String echo, String receiveId) {
    SignedText sealed = seal(key, echo, receiveId);
    Map<String, String> parameters = query(sealed);
    parameters.put("echostr", sealed.encrypt());
    return CallbackRequest.check(url, parameters, "192.0.2.1");
  }

  /** A POST as WeCom makes it. */
  static CallbackRequest notice(CallbackUrl url, String text, String receiveId) {
    return notice(url, key(url.key()), text, receiveId);
  }

  static CallbackRequest notice(CallbackUrl url, CallbackKey key, String text, String receiveId) {
    SignedText sealed = seal(key, text, receiveId);
    return CallbackRequest.notice(
        url, query(sealed), Optional.of(envelope(sealed.encrypt())), "192.0.2.1");
  }

  static byte[] envelope(String encrypt) {
    return new Envelope("whoever", encrypt, "").toXml().getBytes(StandardCharsets.UTF_8);
  }

  /** The key of that name as {@link #plan} enters it, with the AES key that all begin with. */
  static CallbackKey key(String name) {
    return key(name, AES_KEY);
  }

  static CallbackKey key(String name, String aesKey) {
    return CallbackKey.of(Secret.of("token-" + name), Secret.of(aesKey));
  }

  private static SignedText seal(CallbackKey key, String text, String receiveId) {
    return new CallbackCipher(key).seal(text, receiveId, "1700000000", "n0nce");
  }

  /** As the hub itself would send it for a rehearsal, and signed anew with its key. */
  static CallbackRequest marked(CallbackUrl url, CallbackKey key, String text, String receiveId) {
    SignedText sealed =
        new CallbackCipher(key).seal(text, receiveId, "1700000000", Rehearsals::nonce);
    return CallbackRequest.notice(
        url, query(sealed), Optional.of(envelope(sealed.encrypt())), "192.0.2.1");
  }

  static CallbackRequest marked(CallbackUrl url, String text, String receiveId) {
    return marked(url, key(url.key()), text, receiveId);
  }

  /** As {@link #marked}, a check of the URL. */
  static CallbackRequest markedCheck(CallbackUrl url, String echo, String receiveId) {
    SignedText sealed =
        new CallbackCipher(key(url.key())).seal(echo, receiveId, "1700000000", Rehearsals::nonce);
    Map<String, String> parameters = query(sealed);
    parameters.put("echostr", sealed.encrypt());
    return CallbackRequest.check(url, parameters, "192.0.2.1");
  }

  private static Map<String, String> query(SignedText sealed) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("msg_signature", sealed.signature());
    parameters.put("timestamp", sealed.timestamp());
    parameters.put("nonce", sealed.nonce());
    return parameters;
  }

  private void provider(int id, String key, String corpId) {
    insert(
        "provider",
        Map.of(
            "id", id,
            "provider_key", key,
            "corp_id", corpId,
            "name", key,
            "token_sealed", sealed("token-" + key),
            "encoding_aes_key_sealed", sealed(AES_KEY),
            "version", 0));
  }

  private void suite(int id, String key, String provider, Optional<String> suiteId) {
    Map<String, Object> columns =
        new LinkedHashMap<>(
            Map.of(
                "id",
                id,
                "suite_key",
                key,
                "provider_key",
                provider,
                "token_sealed",
                sealed("token-" + key),
                "encoding_aes_key_sealed",
                sealed(AES_KEY),
                "return_hosts",
                "",
                "version",
                0));
    suiteId.ifPresent(entered -> columns.put("suite_id", entered));
    insert("suite", columns);
  }

  private void insert(String table, Map<String, Object> columns) {
    List<String> names = List.copyOf(columns.keySet());
    List<String> marks = new ArrayList<>();
    for (int i = 1; i <= names.size(); i++) {
      marks.add("?" + i);
    }
    Query insert =
        entities.createNativeQuery(
            "insert into "
                + table
                + " ("
                + String.join(", ", names)
                + ") values ("
                + String.join(", ", marks)
                + ")");
    for (int i = 0; i < names.size(); i++) {
      insert.setParameter(i + 1, columns.get(names.get(i)));
    }
    insert.executeUpdate();
  }

  private static String sealed(String secret) {
    return String.valueOf(new SecretConverter().convertToDatabaseColumn(Secret.of(secret)));
  }

  @Override
  public void close() {
    database.close();
  }
}
