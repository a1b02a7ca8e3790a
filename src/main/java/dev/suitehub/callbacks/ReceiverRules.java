package dev.suitehub.callbacks;

import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Opened;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom a message may be addressed to (its receiveid): a check to the provider; a command to the
 * suite; a system event to the provider or one of its suites (which one, no document says); data to
 * any corp (doc 91144, 90595). Nobody's, as of an individual's app, is refused.
 */
@Dependent
class ReceiverRules {

  private final Suites suites;

  @Inject
  ReceiverRules(Suites suites) {
    this.suites = suites;
  }

  /** Why the message must not be accepted here; empty when it may. */
  Optional<String> complaint(
      CallbackRequest request, CallbackOwner owner, Opened opened, Optional<Notice> notice) {
    String got = opened.receiveId();
    if (request.isCheck()) {
      return got.equals(owner.provider().value())
          ? Optional.empty()
          : Optional.of(expected(owner, got, List.of(owner.provider().value())));
    }
    return switch (request.url().kind()) {
      case COMMAND -> command(owner, got, notice);
      case DATA -> data(owner, got);
      case SYSTEM, FACT -> system(owner, got);
    };
  }

  /** Whether nobody needs to be asked: a command to its suite, data of a corp that is known. */
  boolean isPlain(CallbackRequest request, CallbackOwner owner, Opened opened) {
    String got = opened.receiveId();
    return !request.isCheck()
        && switch (request.url().kind()) {
          case COMMAND -> isOneOf(owner, got);
          case DATA -> id(got, CorpId::new).filter(owner.corps()::contains).isPresent();
          case SYSTEM, FACT -> false;
        };
  }

  private Optional<String> command(CallbackOwner owner, String got, Optional<Notice> notice) {
    if (isOneOf(owner, got) || isProposal(owner, got, notice)) {
      return Optional.empty();
    }
    return Optional.of(
        owner.suites().isEmpty()
            ? expected(owner, got, List.of("the SuiteId inside the message"))
            : expected(owner, got, ids(owner)));
  }

  /** The SuiteId is not entered yet, the notice names it itself, and no other suite has it. */
  private boolean isProposal(CallbackOwner owner, String got, Optional<Notice> notice) {
    Optional<SuiteId> own = notice.flatMap(Notice::suiteId);
    return owner.suites().isEmpty()
        && own.isPresent()
        && own.get().value().equals(got)
        && suites.findBySuiteId(own.get()).isEmpty();
  }

  private Optional<String> data(CallbackOwner owner, String got) {
    if (isOneOf(owner, got)) {
      return Optional.of(
          "got " + got + ", expected a corpid: the command callback is configured on the data URL");
    }
    boolean isCorp = id(got, CorpId::new).isPresent() && suiteWith(got).isEmpty();
    return isCorp ? Optional.empty() : Optional.of(expected(owner, got, List.of("any corpid")));
  }

  private Optional<String> system(CallbackOwner owner, String got) {
    if (got.equals(owner.provider().value()) || isOneOf(owner, got)) {
      return Optional.empty();
    }
    List<String> accepted = new ArrayList<>(List.of(owner.provider().value()));
    accepted.addAll(ids(owner));
    return Optional.of(expected(owner, got, accepted));
  }

  private String expected(CallbackOwner owner, String got, List<String> accepted) {
    String sentence = "got " + (got.isEmpty() ? "nothing" : got) + ", expected one of " + accepted;
    return suiteWith(got)
        .filter(other -> !Optional.of(other.key()).equals(owner.suite()))
        .map(other -> sentence + misplaced(owner, other))
        .orElse(sentence);
  }

  private static String misplaced(CallbackOwner owner, Suite other) {
    return owner
        .suite()
        .map(
            mine ->
                ": the callback URL of suite " + mine + " is configured on suite " + other.key())
        .orElse(
            ": the system event URL of "
                + owner.source()
                + " is configured on suite "
                + other.key()
                + " of another provider");
  }

  private Optional<Suite> suiteWith(String receiveId) {
    return id(receiveId, SuiteId::new).flatMap(suites::findBySuiteId);
  }

  private static boolean isOneOf(CallbackOwner owner, String got) {
    return owner.suites().keySet().stream().anyMatch(id -> id.value().equals(got));
  }

  private static List<String> ids(CallbackOwner owner) {
    return owner.suites().keySet().stream().map(SuiteId::value).toList();
  }

  private static <T> Optional<T> id(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
