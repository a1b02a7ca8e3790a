package dev.suitehub.console.app;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.AppCreated;
import dev.suitehub.registry.suite.AppEntry;
import dev.suitehub.registry.suite.NewAppDesk;
import dev.suitehub.rules.AppType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/app-new.xhtml}: an app begins. Its keys are shown in the answer to the creation
 * and never again.
 */
@Named("newAppPage")
@RequestScoped
public class NewAppPage {

  @Inject NewAppDesk desk;
  @Inject Providers providers;
  @Inject HubConfig hub;
  @Inject AppTexts texts;
  @Inject Answers answers;
  @Inject Caller caller;

  private String provider = "";
  private String suite = "";
  private String name = "";
  private String type = "";
  private Optional<KeyTexts> keys = Optional.empty();

  @PostConstruct
  void look() {
    caller.need(Scope.SETTINGS_READ);
    List<Option> all = providers();
    if (all.size() == 1) {
      provider = all.get(0).value();
    }
  }

  public void create() {
    AppType chosen =
        Arrays.stream(AppType.values())
            .filter(one -> one.name().equals(type))
            .findFirst()
            .orElse(null);
    answers.attempt(
        () -> {
          AppCreated created = desk.create(new AppEntry(provider, suite, name, chosen));
          if (answers.show(created.findings())) {
            keys = created.keys();
            suite = suite.strip();
            answers.done(texts.text("new.created", name));
          }
        });
  }

  public List<Option> providers() {
    return providers.all().stream()
        .map((Provider one) -> new Option(one.key().value(), one.name() + " (" + one.key() + ")"))
        .toList();
  }

  public List<Option> types() {
    return texts.options("type.", AppType.values());
  }

  public boolean isCreated() {
    return keys.isPresent();
  }

  public String token() {
    return keys.map(both -> both.token().reveal()).orElse("");
  }

  public String encodingAesKey() {
    return keys.map(both -> both.encodingAesKey().reveal()).orElse("");
  }

  public String commandUrl() {
    return hub.publicUrl("/callback/" + suite + "/command").toString();
  }

  public String dataUrl() {
    return hub.publicUrl("/callback/" + suite + "/data").toString();
  }

  public String getProvider() {
    return provider;
  }

  public void setProvider(@Nullable String provider) {
    this.provider = Option.text(provider);
  }

  public String getSuite() {
    return suite;
  }

  public void setSuite(@Nullable String suite) {
    this.suite = Option.text(suite);
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = Option.text(name);
  }

  public String getType() {
    return type;
  }

  public void setType(@Nullable String type) {
    this.type = Option.text(type);
  }
}
