package dev.suitehub.ops.checklist;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The whole production checklist, looked at now. */
@Dependent
public class Checklist {

  private static final Logger LOG = System.getLogger(Checklist.class.getName());

  private final AddressPoints addresses;
  private final DatabasePoints database;
  private final SecretPoints secrets;
  private final ServerPoints server;

  @Inject
  Checklist(
      AddressPoints addresses, DatabasePoints database, SecretPoints secrets, ServerPoints server) {
    this.addresses = addresses;
    this.database = database;
    this.secrets = secrets;
    this.server = server;
  }

  /** Every point, in the order of the documentation. */
  public List<Check> all() {
    return Stream.of(addresses.look(), database.look(), secrets.look(), server.look())
        .flatMap(List::stream)
        .toList();
  }

  /** One line for each point that is not good; a hub with the sandbox on is not in production. */
  public void report() {
    List<Check> all = all();
    boolean playing = all.stream().anyMatch(AddressPoints::isSandbox);
    all.stream()
        .filter(check -> check.mark() != Mark.GOOD)
        .forEach(
            check ->
                LOG.log(
                    playing ? Level.INFO : Level.WARNING,
                    "production checklist: {0} {1}: {2}",
                    check.mark(),
                    check.id(),
                    check.text(Locale.ENGLISH)));
    long open = all.stream().filter(check -> check.mark() != Mark.GOOD).count();
    LOG.log(Level.INFO, "production checklist: {0} of {1} points are open", open, all.size());
  }
}
