package dev.suitehub.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When WeCom last checked one callback URL and got the right answer. */
@Entity
@Table(name = "url_check")
public class UrlCheck {

  /** Whose URL, and which. */
  @Embeddable
  public static class Id {

    @Column(name = "source_kind")
    private String sourceKind;

    @Column(name = "source_key")
    private String sourceKey;

    @Column(name = "url_kind")
    private String urlKind;

    protected Id() {}

    Id(Source source, UrlKind url) {
      sourceKind = source.kind().name();
      sourceKey = source.key();
      urlKind = url.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Id id
          && sourceKind.equals(id.sourceKind)
          && sourceKey.equals(id.sourceKey)
          && urlKind.equals(id.urlKind);
    }

    @Override
    public int hashCode() {
      return Objects.hash(sourceKind, sourceKey, urlKind);
    }
  }

  @SuppressWarnings("UnusedVariable") // JPA reads it
  @EmbeddedId
  private Id id;

  @Column(name = "passed_at")
  private Instant passedAt;

  protected UrlCheck() {}

  Instant passedAt() {
    return passedAt;
  }

  void passed(Instant at) {
    passedAt = at;
  }
}
