package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Switches faults on and off by name, for the controls and for the page. */
@Dependent
public class FaultDesk {

  private static final int LONGEST_DELAY_MS = 24 * 60 * 60 * 1000;

  /** Somebody waits for an answer that long. */
  private static final int LONGEST_WAIT_MS = 60_000;

  private static final int MOST_TIMES = 1_000_000;
  private static final int LONGEST_API = 120;

  /** What the older control, which names an API, may have switched on. */
  private static final Set<FaultName> OF_AN_API =
      Set.of(FaultName.ERRCODE, FaultName.CODE_CONSUMED_REPLY_DROPPED, FaultName.SLOW_ANSWER);

  private final Switches switches;
  private final Tx tx;

  @Inject
  FaultDesk(Switches switches, Tx tx) {
    this.switches = switches;
    this.tx = tx;
  }

  List<Fault> on() {
    return tx.call(switches::all);
  }

  /** Throws {@code no-such-fault}, {@code invalid-input}. */
  Fault switchOn(String word, ControlForm form) {
    Fault.Plan plan = read(name(word), form);
    form.check();
    return tx.call(() -> switches.on(plan));
  }

  /** What is to be switched on; of use only where the form has no findings. */
  public static Fault.Plan read(FaultName name, ControlForm form) {
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    String api = api(form, "api");
    Optional<Integer> errcode = form.integer("errcode", -1, Integer.MAX_VALUE);
    // A token's kind is how it strikes.
    Optional<String> how = form.text("how").or(() -> form.text("kind"));
    int times = form.integer("times", Fault.ALWAYS, MOST_TIMES).orElse(Fault.ALWAYS);
    Optional<Integer> delayMs =
        form.integer(
            "delayMs", 0, name == FaultName.SLOW_ANSWER ? LONGEST_WAIT_MS : LONGEST_DELAY_MS);
    if (name == FaultName.ERRCODE) {
      form.require("errcode", errcode.filter(code -> code != 0).orElse(null));
    }
    if (name == FaultName.CORP_DEREGISTERED_WITHOUT_NOTICE) {
      form.require("corp", corp.orElse(null));
    }
    how.filter(way -> !name.ways().contains(way))
        .ifPresent(way -> form.finding("how", "choice", "has to be one of " + name.ways()));
    Target target =
        new Target(suite.map(SuiteId::value).orElse(""), corp.map(CorpId::value).orElse(""), api);
    return Fault.Plan.always(name, target)
        .errcode(name == FaultName.ERRCODE ? errcode.orElse(0) : 0)
        .how(how.orElse(""))
        .times(times)
        .delay(delayMs.<Duration>map(Duration::ofMillis).orElse(name.delay()));
  }

  /**
   * The older way in, by API: {@code errcode}, what it answers; or {@code drop}: it acts, and its
   * answer gets lost; {@code times} (-1: always, 1 where left out). {@code delayMs}: it answers
   * late, always. {@code corp}: only calls about that corp.
   */
  List<Fault> plant(String api, ControlForm form) {
    Optional<Integer> errcode = form.integer("errcode", -1, Integer.MAX_VALUE);
    boolean drop = form.flag("drop").orElse(false);
    Optional<CorpId> corp = form.corp("corp");
    int times = form.integer("times", Fault.ALWAYS, MOST_TIMES).orElse(1);
    int delayMs = form.integer("delayMs", 0, LONGEST_WAIT_MS).orElse(0);
    if (drop && errcode.isPresent()) {
      form.finding("drop", "choice", "goes without an errcode: WeCom acts, and nobody hears of it");
    }
    if (api.length() > LONGEST_API) {
      form.finding("api", "length", "has up to 120 characters");
    }
    if (!drop && delayMs == 0) {
      form.require("errcode", errcode.filter(code -> code != 0).orElse(null));
    }
    form.check();
    Target target = new Target("", corp.map(CorpId::value).orElse(""), api);
    return tx.call(
        () -> {
          switches.off(
              fault ->
                  OF_AN_API.contains(fault.name())
                      && fault.api().equals(api)
                      && fault.suite().isEmpty()
                      && fault.corp().equals(target.corp()));
          List<Fault.Plan> plans = new ArrayList<>();
          errcode
              .filter(code -> code != 0)
              .ifPresent(
                  code ->
                      plans.add(
                          Fault.Plan.always(FaultName.ERRCODE, target).errcode(code).times(times)));
          if (drop) {
            plans.add(
                Fault.Plan.always(FaultName.CODE_CONSUMED_REPLY_DROPPED, target).times(times));
          }
          if (delayMs > 0) {
            plans.add(
                Fault.Plan.always(FaultName.SLOW_ANSWER, target).delay(Duration.ofMillis(delayMs)));
          }
          return plans.stream().map(switches::on).toList();
        });
  }

  /** Those of that name, or of that API where it is no name, that are for just that; empty: any. */
  int switchOff(String word, Target target) {
    Optional<FaultName> name = FaultName.of(word);
    return tx.call(
        () ->
            switches.off(
                fault ->
                    name.map(one -> fault.name() == one).orElse(fault.api().equals(word))
                        && isFor(fault, target)));
  }

  void switchAllOff() {
    tx.run(() -> switches.off(fault -> true));
  }

  private static boolean isFor(Fault fault, Target target) {
    return (target.suite().isEmpty() || target.suite().equals(fault.suite()))
        && (target.corp().isEmpty() || target.corp().equals(fault.corp()))
        && (target.api().isEmpty() || target.api().equals(fault.api()));
  }

  private static String api(ControlForm form, String field) {
    return form.text(field, LONGEST_API).map(FaultDesk::bare).orElse("");
  }

  /** As the log names it: without the family. */
  private static String bare(String api) {
    return api.replaceFirst("^/?(cgi-bin/)?(service/)?", "");
  }

  private static FaultName name(String word) {
    return FaultName.of(word)
        .orElseThrow(
            () ->
                SandboxProblem.NO_SUCH_FAULT.because(
                    word
                        + " is none of "
                        + Arrays.stream(FaultName.values())
                            .map(FaultName::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
