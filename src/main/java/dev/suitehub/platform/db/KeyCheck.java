package dev.suitehub.platform.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What else stands beside the sealed word of a master key; {@link KeyChecks} writes the row. */
@Entity
@Table(name = "key_check")
@NamedQuery(name = KeyCheck.ALL, query = "select k from KeyCheck k order by k.number")
@NamedQuery(
    name = KeyCheck.RETIRE_OTHERS,
    query =
        "update KeyCheck k set k.retiredAt = :at where k.number <> :number and k.retiredAt is null")
@NamedQuery(
    name = KeyCheck.IN_USE,
    query =
        "update KeyCheck k set k.retiredAt = null where k.number = :number and k.retiredAt is not null")
public class KeyCheck {

  static final String IN_USE = "KeyCheck.inUse";
  static final String ALL = "KeyCheck.all";
  static final String RETIRE_OTHERS = "KeyCheck.retireOthers";

  @Id
  @Column(name = "id")
  private int number;

  @Column(name = "key_id")
  private @Nullable String keyId;

  @Column(name = "since")
  private @Nullable Instant since;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected KeyCheck() {}

  KeyVersion version() {
    return new KeyVersion(number, keyId, since, retiredAt);
  }
}
