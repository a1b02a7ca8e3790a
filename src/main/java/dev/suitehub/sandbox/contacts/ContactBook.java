package dev.suitehub.sandbox.contacts;

import dev.suitehub.wire.CorpId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The organisation of a corp that was changed at least once. */
@Entity
@Table(name = "sandbox_contacts")
@NamedQuery(
    name = ContactBook.OF_CORP,
    query = "select b from ContactBook b where b.corpId = :corpId")
@NamedQuery(
    name = ContactBook.OF_CORPS,
    query = "select b from ContactBook b where b.corpKey in :corpIds")
public class ContactBook {

  static final String OF_CORP = "ContactBook.ofCorp";
  static final String OF_CORPS = "ContactBook.ofCorps";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_contacts_seq")
  @SequenceGenerator(
      name = "sandbox_contacts_seq",
      sequenceName = "sandbox_contacts_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "corp_id")
  private CorpId corpId;

  @Column(name = "corp_id", insertable = false, updatable = false)
  private String corpKey;

  @Column(name = "content")
  private String content;

  @Version
  @Column(name = "version")
  private long version;

  protected ContactBook() {}

  static ContactBook opened(CorpId corpId, Organisation organisation) {
    ContactBook book = new ContactBook();
    book.corpId = corpId;
    book.rewrite(organisation);
    return book;
  }

  void rewrite(Organisation organisation) {
    content = OrganisationJson.write(organisation).build().toString();
  }

  CorpId corpId() {
    return corpId;
  }

  Organisation organisation() {
    return OrganisationJson.read(content);
  }
}
