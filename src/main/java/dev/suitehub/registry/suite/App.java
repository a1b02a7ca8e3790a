package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDescription;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.SensitiveField;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a corp sees and installs of a suite. It may be there with a label of ours alone; once it has
 * a type it is described, section by section, until nothing is missing for a submission. A contacts
 * app has its one permission from the start.
 */
@Entity
@Table(name = "app")
@NamedQuery(name = App.BY_SUITE, query = "select a from App a where a.suite = :suite")
@NamedQuery(name = App.ALL, query = "select a from App a order by a.suite")
@NamedQuery(
    name = App.BY_OWNERSHIP_FILE,
    query = "select a from App a where a.ownershipFile = :file order by a.suite")
@NamedQuery(
    name = App.CONTACTS_OF_CORP,
    query =
        "select a.suite from App a where a.type = :type and exists (select c.id from AuthorizedCorp c"
            + " where c.suite = a.suite and c.corpId = :corpId and c.state <> :ended) order by a.suite")
@NamedQuery(
    name = App.COUNT_CATEGORY,
    query = "select count(a) from App a where a.category = :category")
@NamedQuery(
    name = App.COUNT_COMPANION,
    query = "select count(a) from App a where a.companion = :companion")
public class App {

  static final String BY_SUITE = "App.bySuite";
  static final String ALL = "App.all";
  static final String BY_OWNERSHIP_FILE = "App.byOwnershipFile";
  static final String CONTACTS_OF_CORP = "App.contactsOfCorp";
  static final String COUNT_CATEGORY = "App.countCategory";
  static final String COUNT_COMPANION = "App.countCompanion";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_seq")
  @SequenceGenerator(name = "app_seq", sequenceName = "app_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "name")
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "app_type")
  private @Nullable AppType type;

  @Column(name = "app_name")
  private String appName = "";

  @Column(name = "slogan")
  private String slogan = "";

  @Column(name = "introduction")
  private String introduction = "";

  @Column(name = "category")
  private String category = "";

  @Column(name = "logo_hash")
  private String logoHash = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "contact_permission")
  private @Nullable ContactPermission contactPermission;

  @Enumerated(EnumType.STRING)
  @Column(name = "contact_scope")
  private @Nullable ContactScope contactScope;

  @Column(name = "sensitive_fields")
  private String sensitiveFields = "";

  @Column(name = "companion")
  private String companion = "";

  @Column(name = "home_page")
  private String homePage = "";

  @Column(name = "home_page_in_plugin")
  private boolean homePageInPlugin;

  @Column(name = "trusted_domain")
  private String trustedDomain = "";

  @Column(name = "ownership_file")
  private String ownershipFile = "";

  @Column(name = "ownership_content")
  private String ownershipContent = "";

  @Column(name = "install_domain")
  private String installDomain = "";

  @Column(name = "settings_url")
  private String settingsUrl = "";

  @Column(name = "menu")
  private String menu = "";

  @Column(name = "mini_app_id")
  private String miniAppId = "";

  @Column(name = "mini_version")
  private String miniVersion = "";

  @Column(name = "mini_released_on")
  private @Nullable LocalDate miniReleasedOn;

  @Column(name = "mini_associated_on")
  private @Nullable LocalDate miniAssociatedOn;

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

  /** For good: throws {@link IllegalStateException} where it has another type. */
  void described(AppType chosen) {
    if (type != null && type != chosen) {
      throw new IllegalStateException(suite + " is of type " + type);
    }
    type = chosen;
    if (chosen == AppType.CONTACTS) {
      contactPermission = ContactPermission.READ_WRITE;
    }
  }

  void basics(AppBasics basics) {
    appName = basics.appName();
    slogan = basics.slogan();
    introduction = basics.introduction();
    category = basics.category();
  }

  /** Its permission and scope alone, where they change after release. */
  public void permission(ContactPermission permission, ContactScope scope) {
    contactPermission = permission;
    contactScope = scope;
  }

  void contacts(AppContacts contacts) {
    contactPermission =
        type == AppType.CONTACTS ? ContactPermission.READ_WRITE : contacts.permission();
    contactScope = contacts.scope();
    sensitiveFields =
        contacts.sensitiveFields().stream()
            .sorted()
            .map(SensitiveField::name)
            .collect(Collectors.joining(" "));
    companion = contacts.companion();
  }

  void development(AppDevelopment development) {
    homePage = development.homePage();
    homePageInPlugin = development.homePageInPlugin();
    trustedDomain = development.trustedDomain();
    ownershipFile = development.ownershipFile();
    ownershipContent = development.ownershipContent();
    installDomain = development.installDomain();
    settingsUrl = development.settingsUrl();
  }

  void menu(Menu buttons) {
    menu = MenuJson.write(buttons);
  }

  void logo(String hash) {
    logoHash = hash;
  }

  void steps(MiniProgramSteps steps) {
    miniAppId = steps.appId();
    miniVersion = steps.version();
    miniReleasedOn = steps.releasedOn();
    miniAssociatedOn = steps.associatedOn();
  }

  public SuiteKey suite() {
    return suite;
  }

  /** Our own label of it, which no corp sees. */
  public String name() {
    return name;
  }

  /** Empty until it is described. */
  public Optional<AppType> type() {
    return Optional.ofNullable(type);
  }

  public AppBasics basics() {
    return new AppBasics(appName, slogan, introduction, category);
  }

  public AppContacts contacts() {
    Set<SensitiveField> fields =
        Arrays.stream(sensitiveFields.split(" "))
            .filter(word -> !word.isEmpty())
            .map(SensitiveField::valueOf)
            .collect(Collectors.toSet());
    return new AppContacts(contactPermission, contactScope, fields, companion);
  }

  public AppDevelopment development() {
    return new AppDevelopment(
        homePage,
        homePageInPlugin,
        trustedDomain,
        ownershipFile,
        ownershipContent,
        installDomain,
        settingsUrl);
  }

  public Menu menu() {
    return MenuJson.read(menu);
  }

  /** SHA-256 of its logo in hexadecimal digits; empty while it has none. */
  public String logoHash() {
    return logoHash;
  }

  public MiniProgramSteps steps() {
    return new MiniProgramSteps(miniAppId, miniVersion, miniReleasedOn, miniAssociatedOn);
  }

  /** All of it, as the rules see it. */
  public AppDescription description(Suite of) {
    return new AppDescription(
        type,
        basics(),
        !logoHash.isEmpty(),
        contacts(),
        development(),
        menu(),
        steps(),
        of.suiteId().isPresent(),
        of.suiteSecret().isPresent());
  }

  public long version() {
    return version;
  }
}
