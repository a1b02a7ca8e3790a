package dev.suitehub.console.release;

import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the address, or a plain field of the form, says. */
final class Asked {

  private Asked() {}

  /** Empty where it says nothing. */
  static String one(String name) {
    return Objects.requireNonNullElse(
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get(name),
        "");
  }

  static List<String> all(String name) {
    Map<String, String[]> asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterValuesMap();
    return List.of(asked.getOrDefault(name, new String[0]));
  }
}
