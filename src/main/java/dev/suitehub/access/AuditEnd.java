package dev.suitehub.access;

import dev.suitehub.platform.security.RowSeal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the chain of the audit log ends, and how far it has been checked. There is one, sealed too;
 * whoever adds a link holds it.
 */
@Entity
@Table(name = "audit_chain")
@NamedQuery(name = AuditEnd.ONE, query = "select e from AuditEnd e")
public class AuditEnd {

  static final String ONE = "AuditEnd.one";

  @Id
  @Column(name = "id")
  private Integer id;

  @Column(name = "links")
  private long links;

  @Column(name = "entries")
  private long entries;

  /** Whether everything that was there before links is linked. */
  @Column(name = "caught_up")
  private boolean caughtUp;

  @Column(name = "last_seal")
  private String lastSeal;

  @Column(name = "linked_at")
  private @Nullable Instant linkedAt;

  @Column(name = "checked")
  private long checked;

  @Column(name = "round_at")
  private @Nullable Instant roundAt;

  /** None before the first link. */
  @Column(name = "seal")
  private @Nullable String seal;

  protected AuditEnd() {}

  /** Instead of one that is gone. */
  static AuditEnd anew() {
    AuditEnd end = new AuditEnd();
    end.id = 1;
    end.lastSeal = "";
    return end;
  }

  /** Goes on behind that link, as somebody has changed this. */
  void startsAgain(Optional<AuditLink> last) {
    links = last.map(AuditLink::number).orElse(0L);
    lastSeal = last.map(AuditLink::seal).orElse("");
    linkedAt = last.map(AuditLink::at).orElse(null);
    checked = 0;
    caughtUp = true;
    put();
  }

  void added(AuditLink link, int count) {
    links = link.number();
    entries += count;
    lastSeal = link.seal();
    linkedAt = link.at();
    put();
  }

  void hasCaughtUp() {
    if (!caughtUp) {
      caughtUp = true;
      put();
    }
  }

  /** Everything up to that link; from now on the next, or the first one again. */
  void isChecked(long link, Instant at) {
    checked = link < links ? link : 0;
    if (link >= links) {
      roundAt = at.truncatedTo(ChronoUnit.MICROS);
    }
    put();
  }

  private void put() {
    seal = RowSeal.of(fields());
  }

  private List<String> fields() {
    return List.of(
        "audit end",
        "" + links,
        "" + entries,
        "" + caughtUp,
        lastSeal,
        text(linkedAt),
        "" + checked,
        text(roundAt));
  }

  private static String text(@Nullable Instant at) {
    return at == null ? "" : at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  boolean isWhole() {
    return seal == null ? links == 0 && !caughtUp : RowSeal.holds(seal, fields());
  }

  long links() {
    return links;
  }

  long entries() {
    return entries;
  }

  boolean isCaughtUp() {
    return caughtUp;
  }

  String lastSeal() {
    return lastSeal;
  }

  @Nullable Instant linkedAt() {
    return linkedAt;
  }

  long checked() {
    return checked;
  }

  @Nullable Instant roundAt() {
    return roundAt;
  }
}
