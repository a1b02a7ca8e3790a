package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an app looks in one corp (doc 96448): what agent/set and menu/create have changed. */
@Entity
@Table(name = "sandbox_agent")
@NamedQuery(name = Agent.OF_CORPS, query = "select a from Agent a where a.corp in :corps")
@NamedQuery(
    name = Agent.FORGET,
    query = "delete from Agent a where a.suite = :suite and a.corp = :corp")
@NamedQuery(
    name = Agent.BY_PAIR,
    query = "select a from Agent a where a.suite = :suite and a.corp = :corp")
public class Agent {

  static final String BY_PAIR = "Agent.byPair";
  static final String FORGET = "Agent.forget";
  static final String OF_CORPS = "Agent.ofCorps";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_agent_seq")
  @SequenceGenerator(
      name = "sandbox_agent_seq",
      sequenceName = "sandbox_agent_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_id")
  private String suite;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "name")
  private @Nullable String name;

  @Column(name = "description")
  private String description;

  @Column(name = "redirect_domain")
  private String redirectDomain;

  @Column(name = "reports_location")
  private int reportsLocation;

  @Column(name = "reports_enter")
  private int reportsEnter;

  @Column(name = "closed")
  private boolean closed;

  @Column(name = "menu")
  private @Nullable String menu;

  @Version
  @Column(name = "version")
  private long version;

  protected Agent() {}

  public static Agent installed(Authorisation authorisation) {
    Agent agent = new Agent();
    agent.suite = authorisation.suiteId().value();
    agent.corp = authorisation.corpId().value();
    agent.description = "";
    agent.redirectDomain = "";
    return agent;
  }

  /** What agent/set was given; what is not given stays. */
  public record Look(
      Optional<String> name,
      Optional<String> description,
      Optional<String> redirectDomain,
      Optional<Integer> reportsLocation,
      Optional<Integer> reportsEnter) {}

  public void look(Look look) {
    look.name().ifPresent(value -> name = value);
    look.description().ifPresent(value -> description = value);
    look.redirectDomain().ifPresent(value -> redirectDomain = value);
    look.reportsLocation().ifPresent(value -> reportsLocation = value);
    look.reportsEnter().ifPresent(value -> reportsEnter = value);
  }

  /** The corp's admin has disabled the app, or enabled it again. */
  public void close(boolean wanted) {
    closed = wanted;
  }

  public void showMenu(String json) {
    menu = json;
  }

  void removeMenu() {
    menu = null;
  }

  public String suite() {
    return suite;
  }

  public String corp() {
    return corp;
  }

  /** Empty while it bears the name of its suite. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  public String description() {
    return description;
  }

  public String redirectDomain() {
    return redirectDomain;
  }

  /** 上报地理位置: whether it is told where a member is who opens it. */
  public int reportsLocation() {
    return reportsLocation;
  }

  /** Whether it is told that a member opens it. */
  public int reportsEnter() {
    return reportsEnter;
  }

  public boolean isClosed() {
    return closed;
  }

  /** As menu/create was given it. */
  public Optional<String> menu() {
    return Optional.ofNullable(menu);
  }
}
