package dev.suitehub.ops;

import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.TokenKind;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What WeCom refuses us for a reason that only a person can remove. */
@Dependent
class TokenWatch implements Watch {

  private static final String SECRET = "secret-refused";
  private static final String ADDRESS = "address-refused";
  private static final int MOST_CORPS = 100;

  private static final Set<ErrCode> WRONG_SECRET =
      EnumSet.of(
          ErrCode.INVALID_CREDENTIAL,
          ErrCode.INVALID_CORPID,
          ErrCode.INVALID_SUITE_SECRET,
          ErrCode.INVALID_SUITE_ID,
          ErrCode.SUITE_ID_MISMATCH,
          ErrCode.SECRET_OF_ANOTHER_CORP);

  private final Tokens tokens;

  @Inject
  TokenWatch(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Set<String> families() {
    return Set.of(SECRET, ADDRESS);
  }

  @Override
  public List<Finding> look() {
    Map<String, Finding> findings = new LinkedHashMap<>();
    List<TokenRow> owners = tokens.ownerRows();
    owners.stream()
        .filter(row -> errcode(row).filter(WRONG_SECRET::contains).isPresent())
        .forEach(row -> keep(SECRET, row, findings));
    Stream.concat(owners.stream(), tokens.troubledCorps(MOST_CORPS).stream())
        .filter(row -> errcode(row).filter(ErrCode.IP_NOT_ALLOWED::equals).isPresent())
        .forEach(row -> keep(ADDRESS, row, findings));
    return List.copyOf(findings.values());
  }

  /** One for each owner, whatever its corps. */
  private static void keep(String family, TokenRow row, Map<String, Finding> findings) {
    TokenKey key = row.key();
    boolean provider = key.kind() == TokenKind.PROVIDER;
    String kind = provider ? "provider" : "suite";
    String whose = kind + "/" + key.owner();
    findings.putIfAbsent(
        family + whose,
        Finding.of(
            Severity.CRITICAL,
            family,
            whose,
            provider ? Word.PROVIDER : Word.SUITE,
            key.owner(),
            String.valueOf(row.lastErrcode().orElse(0)),
            // Which address WeCom saw stands in the cure.
            (row.lastDetail().orElse("") + " " + row.lastCure().orElse("")).strip(),
            kind));
  }

  private static Optional<ErrCode> errcode(TokenRow row) {
    return row.lastProblem().isEmpty() || row.lastErrcode().isEmpty()
        ? Optional.empty()
        : ErrCode.of(row.lastErrcode().getAsInt());
  }
}
