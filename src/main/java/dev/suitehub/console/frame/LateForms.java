package dev.suitehub.console.frame;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Makes a {@link LateForm} for each request. */
public class LateForms extends ExceptionHandlerFactory {

  public LateForms(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new LateForm(getWrapped().getExceptionHandler());
  }
}
