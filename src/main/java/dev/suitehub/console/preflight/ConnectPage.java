package dev.suitehub.console.preflight;

import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.preflight.ConnectStep;
import dev.suitehub.preflight.ConnectStep.Progress;
import dev.suitehub.preflight.Connection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "Connect to real WeCom": a checklist that turns green by itself. */
@Named("connectPage")
@RequestScoped
public class ConnectPage {

  private static final String GROUP = "preflight";

  @Inject Connection connection;
  @Inject HubConfig hub;
  @Inject Words words;

  private @Nullable List<String> suites;
  private @Nullable List<StepRow> steps;

  public List<String> suites() {
    List<String> all = suites;
    if (all == null) {
      all = connection.suites();
      suites = all;
    }
    return all;
  }

  /** The one that was asked for, else the first; empty without any. */
  public String chosen() {
    List<String> all = suites();
    if (all.contains(Asked.suite())) {
      return Asked.suite();
    }
    return all.isEmpty() ? "" : all.get(0);
  }

  public boolean isSandboxOn() {
    return hub.isSandboxOn();
  }

  public List<StepRow> steps() {
    List<StepRow> rows = steps;
    if (rows == null) {
      String chosen = chosen();
      rows =
          (chosen.isEmpty() ? connection.beginning() : connection.steps(new SuiteKey(chosen)))
              .stream().map(step -> row(step, chosen)).toList();
      steps = rows;
    }
    return rows;
  }

  public String progress() {
    long done = steps().stream().filter(StepRow::isDone).count();
    return words.text(GROUP, "connect.progress", done, steps().size());
  }

  private StepRow row(ConnectStep step, String chosen) {
    String key = "connect." + step.name();
    Object[] values = step.values().toArray();
    return new StepRow(
        step.name(),
        mark(step.progress()),
        words.text(GROUP, "connect.mark." + step.progress()),
        words.text(GROUP, key + ".title"),
        text(key + "." + step.state(), values),
        step.progress() == Progress.DONE ? "" : words.text(GROUP, key + ".next"),
        step.paste().orElse(""),
        link(step, chosen),
        step.at().orElse(null));
  }

  /** Filled in even where nothing is: the texts are written for it. */
  private String text(String key, Object... values) {
    return values.length == 0 ? words.text(GROUP, key) : words.text(GROUP, key, values);
  }

  /** Where it is done here; empty where it is not. */
  private static String link(ConnectStep step, String chosen) {
    if (step.progress() == Progress.DONE) {
      return "";
    }
    return switch (step.name()) {
      case "provider" -> "/console/provider.xhtml";
      case "ip-list" -> "/console/development.xhtml";
      case "suite-id", "install-domain" -> "/console/app.xhtml?suite=" + chosen;
      case "ticket", "system-url", "command-url", "data-url" -> "/console/refusals.xhtml";
      case "token" -> "/console/tokens.xhtml";
      case "install" -> "/console/testing.xhtml?suite=" + chosen;
      default -> "";
    };
  }

  private static String mark(Progress progress) {
    return switch (progress) {
      case DONE -> "good";
      case WAITING -> "waiting";
      case WRONG -> "bad";
    };
  }
}
