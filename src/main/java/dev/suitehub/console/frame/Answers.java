package dev.suitehub.console.frame;

import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.Optional;

/** What became of what somebody did on a page. */
@RequestScoped
public class Answers {

  private static final System.Logger LOG = System.getLogger(Answers.class.getName());

  @Inject Words words;

  /**
   * Each finding beside the input of the submitted form whose id is its field, or above the page
   * where there is none.
   *
   * @return whether nothing was refused
   */
  public boolean show(Findings findings) {
    findings.all().forEach(this::show);
    return !findings.isRefused();
  }

  /** It was done: {@code text} says what. */
  public void done(String text) {
    add(Optional.empty(), FacesMessage.SEVERITY_INFO, text);
  }

  /** As {@link #done(String)}, on the page that a redirect leads to. */
  public void doneThere(String text) {
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    done(text);
  }

  public void warned(String text) {
    add(Optional.empty(), FacesMessage.SEVERITY_WARN, text);
  }

  public void refused(String text) {
    add(Optional.empty(), FacesMessage.SEVERITY_ERROR, text);
  }

  /** As {@link #refused(String)}, on the page that a redirect leads to. */
  public void refusedThere(String text) {
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    refused(text);
  }

  /** Does it; an expected refusal becomes a sentence above the page. */
  public boolean attempt(Runnable act) {
    try {
      act.run();
      return true;
    } catch (RuntimeException e) {
      refuse(e);
      return false;
    }
  }

  /** Expected refusals become sentences; everything else goes on, to the error page. */
  private void refuse(RuntimeException failure) {
    Throwable cause = Causes.unwrap(failure);
    if (cause instanceof ProblemException problem) {
      LOG.log(
          Level.INFO,
          "console type={0}:{1} status={2}",
          problem.type().room(),
          problem.type().slug(),
          problem.type().status());
      refused(
          words.problem(problem).orElseGet(() -> problem.type().title() + ". " + problem.detail()));
    } else if (Causes.isConflict(failure)) {
      refused(words.text("", "frame.stale"));
    } else {
      throw failure;
    }
  }

  private void show(Finding finding) {
    Severity severity =
        finding.isRefused() ? FacesMessage.SEVERITY_ERROR : FacesMessage.SEVERITY_WARN;
    Optional<UIComponent> input = submittedForm().flatMap(form -> input(form, finding.field()));
    // It stays valid: what is not would be shown empty again, instead of what was entered.
    add(input, severity, finding.text(words.locale()));
  }

  private static void add(Optional<UIComponent> at, Severity severity, String text) {
    FacesContext context = FacesContext.getCurrentInstance();
    context.addMessage(
        at.map(component -> component.getClientId(context)).orElse(null),
        new FacesMessage(severity, text, text));
  }

  private static Optional<UIComponent> submittedForm() {
    return submittedForm(FacesContext.getCurrentInstance().getViewRoot());
  }

  private static Optional<UIComponent> submittedForm(UIComponent below) {
    if (below instanceof UIForm form && form.isSubmitted()) {
      return Optional.of(form);
    }
    for (Iterator<UIComponent> all = below.getFacetsAndChildren(); all.hasNext(); ) {
      Optional<UIComponent> found = submittedForm(all.next());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<UIComponent> input(UIComponent below, String id) {
    for (Iterator<UIComponent> all = below.getFacetsAndChildren(); all.hasNext(); ) {
      UIComponent one = all.next();
      Optional<UIComponent> found = id.equals(one.getId()) ? Optional.of(one) : input(one, id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
