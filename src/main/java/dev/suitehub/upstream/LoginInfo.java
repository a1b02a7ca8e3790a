package dev.suitehub.upstream;

import dev.suitehub.wire.CorpId;
import java.util.List;
import java.util.Optional;

/**
 * Who came from WeCom's admin console, or scanned a QR code (doc 91125).
 *
 * @param userType 1: creator, 2 and 3: system admin, 4: sub-admin, 5: member
 * @param userId absent where the person is not in the address book
 * @param agents the suites that the admin may use or manage; empty for members
 */
public record LoginInfo(
    int userType,
    CorpId corpId,
    Optional<String> userId,
    Optional<String> openUserId,
    Optional<String> name,
    Optional<String> avatar,
    List<Agent> agents) {

  /** {@code authType} 0: may use it, 1: may manage it. */
  public record Agent(long agentId, int authType) {}
}
