package dev.suitehub.ops;

import dev.suitehub.platform.db.SealedColumn;
import dev.suitehub.platform.db.SealedColumns.Batch;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** How far one column is in the {@link KeyRotation}. */
@Entity
@Table(name = "key_rotation_part")
@NamedQuery(name = KeyRotationPart.ALL, query = "select p from KeyRotationPart p order by p.name")
@NamedQuery(name = KeyRotationPart.FORGET, query = "delete from KeyRotationPart p")
public class KeyRotationPart {

  static final String ALL = "KeyRotationPart.all";
  static final String FORGET = "KeyRotationPart.forget";

  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "total")
  private @Nullable Long total;

  @Column(name = "done")
  private long done;

  @Column(name = "last_id")
  private long lastId;

  @Column(name = "ended")
  private boolean ended;

  @Version
  @Column(name = "version")
  private long version;

  protected KeyRotationPart() {}

  static KeyRotationPart of(SealedColumn column) {
    KeyRotationPart part = new KeyRotationPart();
    part.name = column.name();
    return part;
  }

  void counted(long left) {
    total = done + left;
    ended = left == 0;
    lastId = 0;
  }

  void sealed(Batch batch) {
    done += batch.resealed();
    lastId = batch.lastId();
    ended = batch.ended();
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

  boolean isEnded() {
    return ended;
  }
}
