package dev.suitehub.registry.suite;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.rules.SuiteStage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an app: who, when, and where it stood then. Written once. */
@Entity
@Table(name = "release_step")
@NamedQuery(
    name = ReleaseStep.OF_SUITE,
    query = "select s from ReleaseStep s where s.suite = :suite order by s.at desc, s.id desc")
@NamedQuery(name = ReleaseStep.REMOVE, query = "delete from ReleaseStep s where s.suite = :suite")
public class ReleaseStep {

  static final String OF_SUITE = "ReleaseStep.ofSuite";
  static final String REMOVE = "ReleaseStep.remove";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "release_step_seq")
  @SequenceGenerator(
      name = "release_step_seq",
      sequenceName = "release_step_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "event")
  private String event;

  @Column(name = "stage")
  private String stage;

  @Column(name = "who")
  private String who;

  @Column(name = "at")
  private Instant at;

  @Column(name = "note")
  private String note;

  @Column(name = "done_on")
  private @Nullable LocalDate doneOn;

  protected ReleaseStep() {}

  static ReleaseStep of(
      SuiteKey suite,
      String event,
      SuiteStage stage,
      String who,
      Instant at,
      String note,
      @Nullable LocalDate doneOn) {
    ReleaseStep step = new ReleaseStep();
    step.suite = suite;
    step.event = event;
    step.stage = stage.toString();
    step.who = clip(who, 80);
    step.at = at;
    step.note = clip(note, 2000);
    step.doneOn = doneOn;
    return step;
  }

  private static String clip(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** As {@link dev.suitehub.rules.SuiteEvent#wireName}, or {@code contact-permission}. */
  public String event() {
    return event;
  }

  /** Where it stood afterwards. */
  public String stage() {
    return stage;
  }

  /** As the audit log has it. */
  public String who() {
    return who;
  }

  public Instant at() {
    return at;
  }

  /** The day in China on which it was done at WeCom; empty for what happened here alone. */
  public Optional<LocalDate> doneOn() {
    return Optional.ofNullable(doneOn);
  }

  public String note() {
    return note;
  }
}
