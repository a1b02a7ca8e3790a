package dev.suitehub.registry.provider;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.Picture;
import dev.suitehub.rules.Logo;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The 企业Logo of a provider (REG-03), apart from it, so that nobody loads a picture in passing. */
@Entity
@Table(name = "provider_logo")
@NamedQuery(
    name = ProviderLogo.BY_PROVIDER,
    query = "select l from ProviderLogo l where l.provider = :provider")
public class ProviderLogo {

  static final String BY_PROVIDER = "ProviderLogo.byProvider";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "provider_logo_seq")
  @SequenceGenerator(
      name = "provider_logo_seq",
      sequenceName = "provider_logo_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "provider_key")
  private ProviderKey provider;

  @Embedded private Picture picture;

  @Version
  @Column(name = "version")
  private long version;

  protected ProviderLogo() {}

  static ProviderLogo shown(ProviderKey provider, Logo logo) {
    ProviderLogo shown = new ProviderLogo();
    shown.provider = provider;
    shown.replace(logo);
    return shown;
  }

  void replace(Logo logo) {
    picture = Picture.of(logo);
  }

  public Picture picture() {
    return picture;
  }
}
