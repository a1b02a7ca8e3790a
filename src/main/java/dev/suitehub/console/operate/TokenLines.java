package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.TokenKind;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tokens in the reader's words; the tokens themselves are nowhere here. */
@Dependent
public class TokenLines {

  private final Words words;
  private final Clock clock;

  @Inject
  TokenLines(Words words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  List<TokenLine> of(List<TokenRow> rows) {
    return rows.stream().map(this::of).toList();
  }

  TokenLine of(TokenRow row) {
    TokenKey key = row.key();
    boolean valid = row.hasValidToken(clock.instant());
    boolean troubled = row.lastProblem().isPresent();
    String state = troubled ? (valid ? "token.failing" : "token.failed") : valid(valid);
    return new TokenLine(
        key.toString(),
        words.text("operate", "token.kind." + key.kind()),
        key.owner(),
        key.corpId(),
        key.corpId().isEmpty() ? "" : EntryLines.corpUrl(key.owner(), new CorpId(key.corpId())),
        troubled ? (valid ? "waiting" : "bad") : (valid ? "good" : "quiet"),
        words.text("operate", state),
        valid ? row.expiresAt().orElse(null) : null,
        trouble(row),
        row.lastCure().orElse(""),
        row.nextTryAt().filter(clock.instant()::isBefore).orElse(null));
  }

  private static String valid(boolean valid) {
    return valid ? "token.good" : "token.none";
  }

  private static String trouble(TokenRow row) {
    if (row.lastProblem().isEmpty()) {
      return "";
    }
    String meaning =
        row.lastErrcode().isPresent()
            ? ErrCode.of(row.lastErrcode().getAsInt())
                .map(known -> known.code() + ": " + known.meaning() + ". ")
                .orElse(row.lastErrcode().getAsInt() + ". ")
            : "";
    return meaning + row.lastDetail().orElse(row.lastProblem().get().title());
  }

  /** A key as {@link TokenKey#toString} writes it, of those that a person may renew. */
  static Optional<TokenKey> key(String text) {
    String[] parts = text.split("/", 3);
    try {
      return switch (TokenKind.valueOf(parts[0])) {
        case SUITE -> Optional.of(TokenKey.suite(new SuiteKey(parts[1])));
        case PROVIDER -> Optional.of(TokenKey.provider(new ProviderKey(parts[1])));
        case CORP -> Optional.of(TokenKey.corp(new SuiteKey(parts[1]), new CorpId(parts[2])));
        case CONFIG_TICKET, AGENT_TICKET -> Optional.empty();
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
