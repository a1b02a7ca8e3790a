package dev.suitehub.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * What WeCom was answered to one entry, and after how many milliseconds. It has a narrow row of its
 * own: to write the entry's once more costs H2 more than the entry did.
 */
@Entity
@Table(name = "journal_answer")
@NamedQuery(name = EntryAnswer.OF, query = "select a from EntryAnswer a where a.entry in :entries")
@NamedQuery(name = EntryAnswer.REMOVE, query = "delete from EntryAnswer a where a.entry in :ids")
class EntryAnswer {

  static final String OF = "EntryAnswer.of";
  static final String REMOVE = "EntryAnswer.remove";

  @Id
  @Column(name = "entry_id")
  private Long entry;

  @Column(name = "status")
  private int status;

  @Column(name = "millis")
  private int millis;

  protected EntryAnswer() {}

  EntryAnswer(EntryId entry, int status, int millis) {
    this.entry = entry.value();
    this.status = status;
    this.millis = millis;
  }

  long entry() {
    return entry;
  }

  int status() {
    return status;
  }

  int millis() {
    return millis;
  }
}
