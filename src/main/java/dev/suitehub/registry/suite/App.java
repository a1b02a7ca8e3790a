package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.SuiteKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** What a corp sees and installs of a suite. */
@Entity
@Table(name = "app")
@NamedQuery(name = App.BY_SUITE, query = "select a from App a where a.suite = :suite")
@NamedQuery(name = App.ALL, query = "select a from App a order by a.suite")
public class App {

  static final String BY_SUITE = "App.bySuite";
  static final String ALL = "App.all";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_seq")
  @SequenceGenerator(name = "app_seq", sequenceName = "app_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "name")
  private String name;

  @Version
  @Column(name = "version")
  private long version;

  protected App() {}

  static App created(SuiteKey suite, String name) {
    App app = new App();
    app.suite = suite;
    app.name = name;
    return app;
  }

  void rename(String newName) {
    name = newName;
  }

  public SuiteKey suite() {
    return suite;
  }

  public String name() {
    return name;
  }
}
