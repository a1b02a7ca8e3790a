package dev.suitehub.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token is asked for with: read in one transaction, used outside of any. */
sealed interface Credentials {

  /** The SuiteId or corpid that the token will belong to. */
  String identity();

  List<Secret> secrets();

  /** The same with the planned secret in place of the current one; empty where none is planned. */
  default Optional<Planned> planned() {
    return Optional.empty();
  }

  /** What is asked with once the current secret is refused. */
  record Planned(Secret secret, Credentials credentials) {}

  /** SHA-256 over all of it: a refused renewal makes no sense until this is another one. */
  default String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(identity().getBytes(UTF_8));
      for (Secret secret : secrets()) {
        digest.update((byte) 0);
        digest.update(secret.reveal().getBytes(UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** doc 97162. */
  record OfSuite(
      SuiteId suiteId, Secret suiteSecret, Optional<Secret> nextSuiteSecret, Secret ticket)
      implements Credentials {

    @Override
    public String identity() {
      return suiteId.value();
    }

    @Override
    public List<Secret> secrets() {
      return Stream.concat(Stream.of(suiteSecret, ticket), nextSuiteSecret.stream()).toList();
    }

    @Override
    public Optional<Planned> planned() {
      return nextSuiteSecret.map(
          next -> new Planned(next, new OfSuite(suiteId, next, Optional.empty(), ticket)));
    }

    TokenGrant ask(Wecom wecom) {
      return wecom.suiteToken(suiteId, suiteSecret, ticket);
    }
  }

  /** doc 96237. */
  record OfProvider(CorpId provider, Secret providerSecret, Optional<Secret> nextProviderSecret)
      implements Credentials {

    @Override
    public String identity() {
      return provider.value();
    }

    @Override
    public List<Secret> secrets() {
      return Stream.concat(Stream.of(providerSecret), nextProviderSecret.stream()).toList();
    }

    @Override
    public Optional<Planned> planned() {
      return nextProviderSecret.map(
          next -> new Planned(next, new OfProvider(provider, next, Optional.empty())));
    }

    TokenGrant ask(Wecom wecom) {
      return wecom.providerToken(provider, providerSecret);
    }
  }

  /** doc 90605; asked with a suite token besides. */
  record OfCorp(CorpId corpId, Secret permanentCode) implements Credentials {

    @Override
    public String identity() {
      return corpId.value();
    }

    @Override
    public List<Secret> secrets() {
      return List.of(permanentCode);
    }

    TokenGrant ask(Wecom wecom, Secret suiteToken) {
      return wecom.corpToken(suiteToken, corpId, permanentCode);
    }
  }

  /**
   * doc 96909; asked with a corp's token. The permanent code is not sent: another one means another
   * authorisation.
   */
  record OfTicket(CorpId corpId, Secret permanentCode, TokenKind kind) implements Credentials {

    @Override
    public String identity() {
      return corpId.value();
    }

    @Override
    public List<Secret> secrets() {
      return List.of(permanentCode);
    }

    TokenGrant ask(Wecom wecom, Secret corpToken) {
      return kind == TokenKind.CONFIG_TICKET
          ? wecom.configTicket(corpId, corpToken)
          : wecom.agentTicket(corpId, corpToken);
    }
  }
}
