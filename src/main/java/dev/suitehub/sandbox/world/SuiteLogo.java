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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** 应用Logo, apart from its suite, which is read with every call. */
@Entity
@Table(name = "sandbox_suite_logo")
@NamedQuery(
    name = SuiteLogo.COUNT,
    query = "select count(l) from SuiteLogo l where l.suiteId = :suiteId")
@NamedQuery(
    name = SuiteLogo.HELD,
    query =
        "select count(l) from SuiteLogo l where l.suiteId = :suiteId and l.pendingType is not null")
@NamedQuery(
    name = SuiteLogo.OF_SUITE,
    query = "select l from SuiteLogo l where l.suiteId = :suiteId")
public class SuiteLogo {

  static final String COUNT = "SuiteLogo.count";
  static final String HELD = "SuiteLogo.held";
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

  /** Of the one that waits for review and release. */
  @Column(name = "pending_type")
  private @Nullable String pendingType;

  @Column(name = "pending_content")
  private byte @Nullable [] pendingContent;

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

  void hold(Logo logo) {
    boolean isShown = Arrays.equals(content, logo.content());
    pendingType = isShown ? null : logo.type().mediaType();
    pendingContent = isShown ? null : logo.content();
  }

  void publish() {
    if (pendingType != null && pendingContent != null) {
      mediaType = pendingType;
      content = pendingContent;
    }
    pendingType = null;
    pendingContent = null;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] content() {
    return content.clone();
  }
}
