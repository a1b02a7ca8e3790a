package dev.suitehub.tokens;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.Sight.Busy;
import dev.suitehub.tokens.Sight.Due;
import dev.suitehub.tokens.Sight.Refusal;
import dev.suitehub.tokens.Sight.Served;
import dev.suitehub.tokens.Sight.Won;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The table of tokens, step by step: each method is one short transaction. */
@Dependent
class TokenLedger {

  /** So that those for which none is to be had leave room among those that are renewed at once. */
  private static final Duration REST = Duration.ofMinutes(1);

  private final Tx tx;
  private final StoredTokens tokens;
  private final Owners owners;
  private final Tickets tickets;
  private final Clock clock;
  private final TokensConfig config;

  @Inject
  TokenLedger(
      Tx tx,
      StoredTokens tokens,
      Owners owners,
      Tickets tickets,
      Clock clock,
      TokensConfig config) {
    this.tx = tx;
    this.tokens = tokens;
    this.owners = owners;
    this.tickets = tickets;
    this.clock = clock;
    this.config = config;
  }

  /** How it stands, for a caller who wants it: a use of it. */
  Sight look(TokenKey key) {
    return tx.call(
        () -> {
          Instant now = clock.instant();
          Owner owner = owners.of(key);
          Optional<StoredToken> row = owner.barred() ? Optional.empty() : tokens.find(key);
          Optional<Token> valid = row.flatMap(kept -> kept.valid(owner.identity(), now));
          if (valid.isPresent()) {
            row.filter(kept -> kept.isUseNews(now)).ifPresent(kept -> tokens.use(kept, now));
            return new Served(valid.get());
          }
          Sight means = means(owner, row, now);
          boolean claimed = row.isPresent() && row.get().isClaimed(now);
          return means instanceof Due && claimed ? new Busy() : means;
        });
  }

  /** {@link Won} where this node may ask WeCom now; with {@code ahead} although one is valid. */
  Sight claim(TokenKey key, boolean ahead) {
    return tx.call(
        () -> {
          Instant now = clock.instant();
          Owner owner = owners.of(key);
          if (owner.barred()) {
            tokens.remove(key);
            return owner.means();
          }
          String me = UUID.randomUUID().toString();
          if (!tokens.claim(key, me, now, now.plus(config.claim()))) {
            return new Busy();
          }
          StoredToken row = tokens.find(key).orElseThrow();
          // Whoever held it before may have renewed it already.
          Optional<Token> valid =
              row.valid(owner.identity(), now).filter(token -> !(ahead && row.isRenewalDue(now)));
          Sight means = means(owner, Optional.of(row), now);
          if (valid.isPresent() || !(means instanceof Due due)) {
            row.release();
            if (means instanceof Refusal refusal
                && refusal.problem() == TokenProblem.CORP_SUSPECT) {
              row.rest(now.plus(REST));
            }
            return valid.<Sight>map(Served::new).orElse(means);
          }
          return new Won(due.credentials(), me);
        });
  }

  /** False where the claim was lost; else it lasts as if it had just been taken. */
  boolean extend(TokenKey key, Won won) {
    return tx.call(
        () -> {
          Optional<StoredToken> row = claimed(key, won);
          row.ifPresent(mine -> mine.extend(clock.instant().plus(config.claim())));
          return row.isPresent();
        });
  }

  /**
   * WeCom took the planned secret, and that is a fact whoever holds the claim by now. False where a
   * person planned something else meanwhile.
   */
  boolean promote(TokenKey key, Secret worked) {
    return tx.call(() -> owners.promote(key, worked));
  }

  /** What WeCom handed out; {@link Busy} where the claim was lost meanwhile: then it is void. */
  Sight renewed(TokenKey key, Won won, TokenGrant grant, boolean wanted) {
    return tx.call(
        () -> {
          Owner owner = owners.of(key);
          if (owner.barred()) {
            // Withdrawn while WeCom was asked.
            tokens.remove(key);
            return owner.means();
          }
          Optional<StoredToken> row = claimed(key, won);
          if (row.isEmpty()) {
            return new Busy();
          }
          Instant now = clock.instant();
          Token token =
              row.get().renewed(won.credentials().identity(), grant, now, config.renewAt());
          if (wanted) {
            row.get().used(now);
          }
          return new Served(token);
        });
  }

  /** WeCom did not hand one out. */
  Sight failed(TokenKey key, Won won, Refusal why) {
    if (key.kind().isOfCorp() && isInDoubt(why)) {
      // In a transaction of its own: cancel_auth locks the corp first and its token second, and a
      // callback must not wait for us the other way round.
      // Without the claim it was said of what stood there before, such as an older permanent code.
      boolean current = tx.call(() -> claimed(key, won).isPresent());
      if (current) {
        tx.run(() -> owners.doubt(key, why.errcode().orElseThrow()));
      }
    }
    return tx.call(
        () -> {
          Optional<StoredToken> row = claimed(key, won);
          if (row.isEmpty()) {
            return new Busy();
          }
          return row.get().failed(why, won.credentials().fingerprint(), clock.instant());
        });
  }

  /** WeCom was not asked. */
  Sight postponed(TokenKey key, Won won, Refusal why) {
    return tx.call(
        () -> {
          Optional<StoredToken> row = claimed(key, won);
          if (row.isEmpty()) {
            return new Busy();
          }
          return row.get().postponed(why, won.credentials().fingerprint(), clock.instant());
        });
  }

  /** Of the ticket that a suite's token is asked for with; empty for any other token. */
  Optional<Instant> ticketTime(TokenKey key) {
    return key.kind() == TokenKind.SUITE
        ? tx.call(() -> tickets.newest(key.suite()).map(SuiteTicket::ticketTime))
        : Optional.empty();
  }

  void release(TokenKey key, Won won) {
    tx.run(() -> claimed(key, won).ifPresent(StoredToken::release));
  }

  /**
   * WeCom refused it. True where nobody is served that token any more. Throws the registry's {@code
   * no-such-…}.
   */
  boolean refuse(TokenKey key, Secret accessToken) {
    return tx.call(
        () -> {
          Owner owner = owners.of(key);
          Instant now = clock.instant();
          Optional<StoredToken> row = tokens.lock(key);
          row.ifPresent(kept -> kept.refuse(accessToken, now));
          return row.flatMap(kept -> kept.valid(owner.identity(), now))
              .filter(token -> token.accessToken().equals(accessToken))
              .isEmpty();
        });
  }

  /** No renewal ahead of it for a moment: what it would be asked with is not to be had. */
  void rest(TokenKey key) {
    tx.run(() -> tokens.lock(key).ifPresent(row -> row.rest(clock.instant().plus(REST))));
  }

  /** In the caller's transaction. Throws the registry's {@code no-such-…}. */
  void makeDue(TokenKey key) {
    owners.of(key);
    tokens.lock(key).ifPresent(row -> row.makeDue(clock.instant()));
  }

  Optional<TokenRow> row(TokenKey key) {
    return tx.call(() -> tokens.find(key).map(StoredToken::row));
  }

  List<TokenRow> corpPage(CorpTokenQuery query, Optional<TokenKey> after, int limit) {
    return rows(() -> tokens.corpPage(query, after, limit));
  }

  /** In the caller's transaction. */
  void askAgain(TokenKey key) {
    tokens.endWait(key);
  }

  /** In the caller's transaction. */
  void forget(TokenKey key) {
    tokens.remove(key);
  }

  List<TokenRow> corpRows(SuiteKey suite, List<CorpId> corps) {
    return rows(() -> tokens.ofCorps(suite.value(), corps));
  }

  List<TokenRow> ownerRows() {
    return rows(tokens::ofOwners);
  }

  List<TokenRow> troubledCorps(int most) {
    return rows(() -> tokens.troubledCorps(most));
  }

  List<TokenRow> someCorps(int most) {
    return rows(() -> tokens.someCorps(most));
  }

  Map<String, CorpTokens> countCorps() {
    return tx.call(() -> tokens.countCorps(clock.instant()));
  }

  private List<TokenRow> rows(Supplier<List<StoredToken>> query) {
    return tx.call(() -> query.get().stream().map(StoredToken::row).toList());
  }

  /**
   * Those to renew ahead: of suites and providers also where there is none yet, of corps only where
   * it was used within its last life, and no more than {@code mostCorps}.
   */
  List<TokenKey> due(int mostCorps) {
    return tx.call(
        () -> {
          Instant now = clock.instant();
          List<TokenKey> keys = new ArrayList<>();
          Set<String> withToken = new HashSet<>();
          for (TokenKey key : owners.standing()) {
            Owner owner = owners.of(key);
            Optional<StoredToken> row = tokens.find(key);
            boolean valid = row.flatMap(kept -> kept.valid(owner.identity(), now)).isPresent();
            if (valid && key.kind() == TokenKind.SUITE) {
              withToken.add(key.owner());
            }
            boolean due = !valid || row.orElseThrow().isRenewalDue(now);
            boolean claimed = row.isPresent() && row.get().isClaimed(now);
            if (due && !claimed && means(owner, row, now) instanceof Due) {
              keys.add(key);
            }
          }
          keys.addAll(tokens.dueCorps(withToken, now, mostCorps));
          return keys;
        });
  }

  /** In the caller's transaction: a suite that is removed leaves no ticket and no token behind. */
  void removeSuite(SuiteKey suite) {
    tickets.remove(suite);
    for (TokenKind kind : TokenKind.values()) {
      if (kind != TokenKind.PROVIDER) {
        tokens.removeAll(kind, suite.value());
      }
    }
  }

  /** Removes corps' tokens that nobody uses, and those of suites and providers that are gone. */
  void tidy() {
    tx.run(
        () -> {
          Set<String> suites = owners.suiteKeys();
          tokens.removeIdle(clock.instant());
          tickets.removeAllBut(suites);
          tokens.removeOfOwnersBut(suites, owners.providerKeys());
        });
  }

  /** Removes corps' tokens that were got for a suite that is gone. */
  void removeOrphans() {
    tx.run(() -> tokens.removeOfCorpsBut(owners.suiteKeys()));
  }

  private Optional<StoredToken> claimed(TokenKey key, Won won) {
    return tokens.lock(key).filter(row -> row.isClaimedBy(won.claim()));
  }

  private static Sight means(Owner owner, Optional<StoredToken> row, Instant now) {
    if (owner.means() instanceof Due due) {
      Optional<Refusal> waiting =
          row.flatMap(kept -> kept.waiting(due.credentials().fingerprint(), now));
      return waiting.isPresent() ? waiting.get() : due;
    }
    return owner.means();
  }

  /**
   * Get_corp_token also answers 40082 where the suite has no authorisation of that corp. It comes
   * here only where the suite token was a fresh one.
   */
  private static boolean isInDoubt(Refusal why) {
    return why.errcode().stream()
        .anyMatch(
            code ->
                ErrCode.doubtsAuthorisation(code) || code == ErrCode.INVALID_SUITE_TOKEN.code());
  }
}
