package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.SuiteKey;
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

/** The picture of an app (应用Logo), apart from it, so that lists do not load pictures. */
@Entity
@Table(name = "app_logo")
@NamedQuery(name = AppLogo.BY_SUITE, query = "select l from AppLogo l where l.suite = :suite")
@NamedQuery(name = AppLogo.REMOVE, query = "delete from AppLogo l where l.suite = :suite")
public class AppLogo {

  static final String BY_SUITE = "AppLogo.bySuite";
  static final String REMOVE = "AppLogo.remove";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_logo_seq")
  @SequenceGenerator(name = "app_logo_seq", sequenceName = "app_logo_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Embedded private Picture picture;

  @Version
  @Column(name = "version")
  private long version;

  protected AppLogo() {}

  static AppLogo shown(SuiteKey suite, Logo logo) {
    AppLogo shown = new AppLogo();
    shown.suite = suite;
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
