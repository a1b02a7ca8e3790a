package dev.suitehub.sandbox.api;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;

/**
 * What one API is to do wrong, for all corps or for one: answer an errcode some times, act and
 * never answer some times, or answer late.
 */
@Entity
@Table(name = "sandbox_fault")
@NamedQuery(
    name = Fault.STRIKING,
    query =
        "select f from Fault f where f.api = :api and (f.corp = :corp or f.corp = '') order by f.corp desc")
@NamedQuery(name = Fault.ALL, query = "select f from Fault f order by f.api, f.corp")
@NamedQuery(
    name = Fault.STRIKE,
    query = "update Fault f set f.timesLeft = f.timesLeft - 1 where f.id = :id and f.timesLeft > 0")
@NamedQuery(name = Fault.REMOVE, query = "delete from Fault f where f.api = :api")
@NamedQuery(
    name = Fault.REPLACE,
    query = "delete from Fault f where f.api = :api and f.corp = :corp")
public class Fault {

  static final String STRIKING = "Fault.striking";
  static final String ALL = "Fault.all";
  static final String STRIKE = "Fault.strike";
  static final String REMOVE = "Fault.remove";
  static final String REPLACE = "Fault.replace";

  /** So often as it is called, until somebody removes it. */
  public static final int ALWAYS = -1;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_fault_seq")
  @SequenceGenerator(
      name = "sandbox_fault_seq",
      sequenceName = "sandbox_fault_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "api")
  private String api;

  @Column(name = "corp_id")
  private String corp;

  @Column(name = "errcode")
  private int errcode;

  @Column(name = "drops")
  private boolean drops;

  @Column(name = "times_left")
  private int timesLeft;

  @Column(name = "delay_ms")
  private long delayMs;

  protected Fault() {}

  static Fault planted(Plan plan) {
    Fault fault = new Fault();
    fault.api = plan.api();
    fault.corp = plan.corp();
    fault.errcode = plan.errcode();
    fault.drops = plan.drops();
    fault.timesLeft = plan.times();
    fault.delayMs = plan.delay().toMillis();
    return fault;
  }

  /**
   * A fault to plant.
   *
   * @param corp whom a call has to be about; empty for any
   * @param errcode 0 for none
   * @param drops WeCom acts, and its answer gets lost
   */
  public record Plan(
      String api, String corp, int errcode, boolean drops, int times, Duration delay) {}

  Long id() {
    return id;
  }

  public String api() {
    return api;
  }

  /** Empty where it strikes whoever a call is about. */
  public String corp() {
    return corp;
  }

  /** Whether WeCom acts and its answer is lost. */
  public boolean isDropping() {
    return drops;
  }

  boolean isRefusing() {
    return errcode != 0;
  }

  public int errcode() {
    return errcode;
  }

  public int timesLeft() {
    return timesLeft;
  }

  public Duration delay() {
    return Duration.ofMillis(delayMs);
  }
}
