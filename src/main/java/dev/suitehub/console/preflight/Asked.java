package dev.suitehub.console.preflight;

import jakarta.faces.context.FacesContext;

/** What the address asks for. Read from the request, for pages decide by it what they decode. */
final class Asked {

  private Asked() {}

  /** Empty where none is named. */
  static String suite() {
    return FacesContext.getCurrentInstance()
        .getExternalContext()
        .getRequestParameterMap()
        .getOrDefault("suite", "");
  }
}
