package dev.suitehub.ops;

import dev.suitehub.platform.db.SealedColumn;
import dev.suitehub.platform.db.SealedColumns.Batch;
import dev.suitehub.platform.db.SealedColumns.Count;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * How far one column is in the {@link KeyRotation}: it is counted, sealed and checked, each by the
 * ids of its rows, some at a time.
 */
@Entity
@Table(name = "key_rotation_part")
@NamedQuery(name = KeyRotationPart.ALL, query = "select p from KeyRotationPart p order by p.name")
@NamedQuery(name = KeyRotationPart.FORGET, query = "delete from KeyRotationPart p")
// Native: beside a sum EclipseLink writes booleans as numbers, which no database compares.
@NamedNativeQuery(
    name = KeyRotationPart.AGAIN,
    query =
        "update key_rotation_part set ended = false, checked = false, checked_to = 0, last_id = 0,"
            + " version = version + 1 where ended = true")
public class KeyRotationPart {

  static final String ALL = "KeyRotationPart.all";
  static final String FORGET = "KeyRotationPart.forget";
  static final String AGAIN = "KeyRotationPart.again";

  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "total")
  private @Nullable Long total;

  @Column(name = "done")
  private long done;

  @Column(name = "last_id")
  private long lastId;

  /** How many were found so far, before the total is known. */
  @Column(name = "counted")
  private long counted;

  @Column(name = "ended")
  private boolean ended;

  /** Apart from {@link #lastId}, which a node of an older version leaves behind. */
  @Column(name = "checked_to")
  private long checkedTo;

  @Column(name = "checked")
  private boolean checked;

  @Version
  @Column(name = "version")
  private long version;

  protected KeyRotationPart() {}

  static KeyRotationPart of(SealedColumn column) {
    KeyRotationPart part = new KeyRotationPart();
    part.name = column.name();
    return part;
  }

  void counted(Count some) {
    counted += some.left();
    lastId = some.lastId();
    if (some.ended()) {
      total = done + counted;
      ended = counted == 0;
      lastId = 0;
    }
  }

  void sealed(Batch batch) {
    done += batch.resealed();
    total = Math.max(done, total == null ? 0 : total);
    ended = batch.ended();
    lastId = batch.lastId();
  }

  /** What was held back or written meanwhile is sealed from there on, and all is checked anew. */
  void checked(Count some) {
    if (some.left() > 0) {
      total = done + some.left();
      ended = false;
      lastId = checkedTo;
      checkedTo = 0;
    } else {
      checkedTo = some.lastId();
      checked = some.ended();
      total = done;
    }
  }

  SealedColumn column() {
    int dot = name.indexOf('.');
    return new SealedColumn(name.substring(0, dot), name.substring(dot + 1));
  }

  String name() {
    return name;
  }

  @Nullable Long total() {
    return total;
  }

  long done() {
    return done;
  }

  long lastId() {
    return lastId;
  }

  long checkedTo() {
    return checkedTo;
  }

  boolean isEnded() {
    return ended;
  }

  boolean isChecked() {
    return checked;
  }
}
