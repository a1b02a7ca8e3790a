package dev.suitehub.console.frame;

import dev.suitehub.access.people.Wanted;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * A form of a page that the server has forgotten, because somebody signed in anew meanwhile: the
 * page comes again, by GET, and the browser puts back what was typed.
 */
final class LateForm extends ExceptionHandlerWrapper {

  LateForm(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    boolean late = false;
    for (Iterator<ExceptionQueuedEvent> all = getUnhandledExceptionQueuedEvents().iterator();
        all.hasNext(); ) {
      if (all.next().getContext().getException() instanceof ViewExpiredException) {
        all.remove();
        late = true;
      }
    }
    if (late) {
      again(FacesContext.getCurrentInstance());
    }
    getWrapped().handle();
  }

  private static void again(FacesContext faces) {
    ExternalContext context = faces.getExternalContext();
    try {
      context.redirect(Wanted.by((HttpServletRequest) context.getRequest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }
}
