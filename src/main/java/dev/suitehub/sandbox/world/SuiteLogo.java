package dev.suitehub.sandbox.world;

import dev.suitehub.rules.Logo;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** 应用Logo, apart from its suite, which is read with every call. */
@Entity
@Table(name = "sandbox_suite_logo")
@NamedQuery(
    name = SuiteLogo.OF_SUITE,
    query = "select l from SuiteLogo l where l.suiteId = :suiteId")
public class SuiteLogo {

  static final String OF_SUITE = "SuiteLogo.ofSuite";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_suite_logo_seq")
  @SequenceGenerator(
      name = "sandbox_suite_logo_seq",
      sequenceName = "sandbox_suite_logo_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "media_type")
  private String mediaType;

  @Column(name = "content")
  private byte[] content;

  @Version
  @Column(name = "version")
  private long version;

  protected SuiteLogo() {}

  static SuiteLogo shown(SuiteId suiteId, Logo logo) {
    SuiteLogo shown = new SuiteLogo();
    shown.suiteId = suiteId;
    shown.replace(logo);
    return shown;
  }

  void replace(Logo logo) {
    mediaType = logo.type().mediaType();
    content = logo.content();
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] content() {
    return content.clone();
  }
}
