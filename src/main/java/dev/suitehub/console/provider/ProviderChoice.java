package dev.suitehub.console.provider;

import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which provider a page is about: the one that its address names, or the first. */
@Named("providerChoice")
@RequestScoped
public class ProviderChoice {

  @Inject Providers providers;

  /** A provider that may be chosen. */
  public record Choice(String key, String name, boolean chosen) {}

  /** Empty where a new one is asked for, or there is none. */
  public Optional<Provider> chosen() {
    Map<String, String> asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    if (asked.containsKey("new")) {
      return Optional.empty();
    }
    String key = asked.getOrDefault("provider", "");
    return key.isEmpty()
        ? providers.all().stream().findFirst()
        : Keys.findProvider(key).flatMap(providers::find);
  }

  /**
   * The version that a form was filled in from; what is none was never seen, so that it is stale.
   */
  static OptionalLong seen(@Nullable String version) {
    if (version == null || version.isBlank()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(version.matches("\\d{1,18}") ? Long.parseLong(version) : -1);
  }

  public String key() {
    return chosen().map(provider -> provider.key().value()).orElse("");
  }

  public boolean isThere() {
    return chosen().isPresent();
  }

  public boolean isEmpty() {
    return providers.all().isEmpty();
  }

  /** All of them; pages show them where there are several. */
  public List<Choice> all() {
    String key = key();
    return providers.all().stream()
        .map(one -> new Choice(one.key().value(), one.name(), one.key().value().equals(key)))
        .toList();
  }
}
