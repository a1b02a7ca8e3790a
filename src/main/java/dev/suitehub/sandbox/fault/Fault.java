package dev.suitehub.sandbox.fault;

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
import java.time.Duration;

/** A fault that is switched on, for whom, and how often it is still to strike. */
@Entity
@Table(name = "sandbox_fault")
@NamedQuery(
    name = Fault.AIMED,
    query =
        "select f from Fault f where (f.suite = '' or f.suite = :suite)"
            + " and (f.corp = '' or f.corp = :corp) and (f.api = '' or f.api = :api)"
            + " and f.timesLeft <> 0 order by f.suite desc, f.corp desc, f.api desc, f.id")
@NamedQuery(
    name = Fault.ALL,
    query = "select f from Fault f order by f.name, f.suite, f.corp, f.api, f.id")
@NamedQuery(
    name = Fault.STRIKE,
    query = "update Fault f set f.timesLeft = f.timesLeft - 1 where f.id = :id and f.timesLeft > 0")
public class Fault {

  static final String AIMED = "Fault.aimed";
  static final String ALL = "Fault.all";
  static final String STRIKE = "Fault.strike";

  /** Until somebody switches it off. */
  public static final int ALWAYS = -1;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_fault_seq")
  @SequenceGenerator(
      name = "sandbox_fault_seq",
      sequenceName = "sandbox_fault_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "name")
  private FaultName name;

  @Column(name = "suite_id")
  private String suite;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "api")
  private String api;

  @Column(name = "errcode")
  private int errcode;

  @Column(name = "how")
  private String how;

  @Column(name = "times_left")
  private int timesLeft;

  @Column(name = "delay_ms")
  private long delayMs;

  protected Fault() {}

  static Fault planted(Plan plan) {
    Fault fault = new Fault();
    fault.name = plan.name();
    fault.suite = plan.target().suite();
    fault.corp = plan.target().corp();
    fault.api = plan.target().api();
    fault.errcode = plan.errcode();
    fault.how = plan.how();
    fault.timesLeft = plan.times();
    fault.delayMs = plan.delay().toMillis();
    return fault;
  }

  /**
   * A fault to switch on.
   *
   * @param target empty texts stand for whoever comes
   * @param errcode of {@link FaultName#ERRCODE}, else 0
   * @param how which way of several, empty for the first
   * @param times {@link #ALWAYS}, or how often
   */
  public record Plan(
      FaultName name, Target target, int errcode, String how, int times, Duration delay) {

    /** Until it is switched off. */
    public static Plan always(FaultName name, Target target) {
      return new Plan(name, target, 0, "", ALWAYS, name.delay());
    }

    public Plan times(int number) {
      return new Plan(name, target, errcode, how, number, delay);
    }

    public Plan how(String way) {
      return new Plan(name, target, errcode, way, times, delay);
    }

    public Plan errcode(int code) {
      return new Plan(name, target, code, how, times, delay);
    }

    public Plan delay(Duration time) {
      return new Plan(name, target, errcode, how, times, time);
    }
  }

  boolean strikes(FaultName wanted, Target target) {
    return name == wanted && (!api.isEmpty() || name.strikesUnnamed(target.api()));
  }

  public Long id() {
    return id;
  }

  public FaultName name() {
    return name;
  }

  /** Empty where it strikes whichever it is. */
  public String suite() {
    return suite;
  }

  public String corp() {
    return corp;
  }

  public String api() {
    return api;
  }

  public int errcode() {
    return errcode;
  }

  public String how() {
    return how;
  }

  public int timesLeft() {
    return timesLeft;
  }

  public Duration delay() {
    return Duration.ofMillis(delayMs);
  }
}
