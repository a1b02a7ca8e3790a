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

/** What one API is to do wrong: answer an errcode some times, or answer late. */
@Entity
@Table(name = "sandbox_fault")
@NamedQuery(name = Fault.BY_API, query = "select f from Fault f where f.api = :api")
@NamedQuery(name = Fault.ALL, query = "select f from Fault f order by f.api")
@NamedQuery(
    name = Fault.STRIKE,
    query =
        "update Fault f set f.timesLeft = f.timesLeft - 1 where f.api = :api and f.timesLeft > 0")
@NamedQuery(name = Fault.REMOVE, query = "delete from Fault f where f.api = :api")
public class Fault {

  static final String BY_API = "Fault.byApi";
  static final String ALL = "Fault.all";
  static final String STRIKE = "Fault.strike";
  static final String REMOVE = "Fault.remove";

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

  @Column(name = "errcode")
  private int errcode;

  @Column(name = "times_left")
  private int timesLeft;

  @Column(name = "delay_ms")
  private long delayMs;

  protected Fault() {}

  static Fault planted(String api, int errcode, int times, Duration delay) {
    Fault fault = new Fault();
    fault.api = api;
    fault.errcode = errcode;
    fault.timesLeft = times;
    fault.delayMs = delay.toMillis();
    return fault;
  }

  public String api() {
    return api;
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
