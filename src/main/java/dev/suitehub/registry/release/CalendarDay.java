package dev.suitehub.registry.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A day on which WeCom's team rests though it is a weekday, or works though it is none. */
@Entity
@Table(name = "calendar_day")
@NamedQuery(name = CalendarDay.ALL, query = "select d from CalendarDay d order by d.day")
public class CalendarDay {

  static final String ALL = "CalendarDay.all";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "calendar_day_seq")
  @SequenceGenerator(
      name = "calendar_day_seq",
      sequenceName = "calendar_day_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "on_date")
  private LocalDate day;

  @Column(name = "works")
  private boolean working;

  @Column(name = "name")
  private String name;

  protected CalendarDay() {}

  static CalendarDay entered(LocalDate day, boolean working, String name) {
    CalendarDay one = new CalendarDay();
    one.day = day;
    one.working = working;
    one.name = name;
    return one;
  }

  void change(boolean nowWorking, String newName) {
    working = nowWorking;
    name = newName;
  }

  public LocalDate day() {
    return day;
  }

  public boolean isWorking() {
    return working;
  }

  public String name() {
    return name;
  }
}
