package dev.suitehub.console.app;

import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Days;
import dev.suitehub.console.frame.Words;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.provider.KeyMaker;
import dev.suitehub.registry.suite.KeysDesk;
import dev.suitehub.registry.suite.KeysEntry;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * 开发信息: a suite's id and secrets. What is there is never shown; keys that the hub has just made up
 * are, once, in the answer in which they are saved.
 */
@Named("appKeysPage")
@ViewScoped
public class AppKeysPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject AppPage page;
  @Inject Answers answers;
  @Inject transient KeysDesk desk;
  @Inject transient AppTexts texts;
  @Inject transient ConsoleActs acts;
  @Inject Words words;

  private long seen;
  private String suiteId = "";
  private String suiteSecret = "";
  private String token = "";
  private String encodingAesKey = "";
  private boolean later;
  private @Nullable String createdOn;
  private transient Optional<KeyTexts> fresh = Optional.empty();

  @PostConstruct
  void read() {
    Suite suite = page.suite();
    seen = suite.version();
    suiteId = suite.suiteId().map(SuiteId::value).orElse("");
    createdOn = words.today().toString();
    later = suite.suiteId().isPresent();
    fresh = Optional.empty();
  }

  public String save() {
    KeysEntry entry =
        new KeysEntry(
            suiteId.equals(page.suiteId()) ? "" : suiteId,
            secret(suiteSecret),
            secret(token),
            secret(encodingAesKey),
            later);
    forget();
    Findings read = new Findings();
    Optional<LocalDate> on = Days.read(read, "createdOn", createdOn);
    return act(() -> read.isRefused() ? read : desk.save(page.key(), seen, entry, on))
        ? page.saved()
        : "";
  }

  /** Who told us that the app was created at WeCom, and on which day; empty where nobody has. */
  public String created() {
    return acts.last(ConsoleActs.subject(page.key()), ConsoleAct.APP_CREATED)
        .map(row -> Days.doneBy(words, row))
        .orElse("");
  }

  public @Nullable String getCreatedOn() {
    return createdOn;
  }

  public void setCreatedOn(@Nullable String createdOn) {
    this.createdOn = createdOn;
  }

  /** The SuiteId that the first notice proposed is ours. */
  public String confirm() {
    return act(() -> desk.confirm(page.key(), seen)) ? page.saved() : "";
  }

  /** Makes a Token and an EncodingAESKey up and saves them; shown in this answer alone. */
  public void generate() {
    KeyTexts keys = KeyMaker.fresh();
    KeysEntry entry =
        new KeysEntry(
            "",
            Optional.empty(),
            Optional.of(keys.token()),
            Optional.of(keys.encodingAesKey()),
            later);
    forget();
    if (act(() -> desk.save(page.key(), seen, entry))) {
      fresh = Optional.of(keys);
      seen = page.suite().version();
      answers.done(texts.text(later ? "keys.planned" : "keys.made"));
    }
  }

  private boolean act(Supplier<Findings> saving) {
    boolean[] saved = {false};
    answers.attempt(() -> saved[0] = answers.show(saving.get()));
    return saved[0];
  }

  private void forget() {
    suiteSecret = "";
    token = "";
    encodingAesKey = "";
  }

  private static Optional<Secret> secret(String text) {
    return Optional.of(text.strip()).filter(one -> !one.isEmpty()).map(Secret::of);
  }

  public boolean isFresh() {
    return fresh != null && fresh.isPresent();
  }

  public String freshToken() {
    return fresh.map(keys -> keys.token().reveal()).orElse("");
  }

  public String freshAesKey() {
    return fresh.map(keys -> keys.encodingAesKey().reveal()).orElse("");
  }

  public boolean isNextThere() {
    return page.suite().callback().next().isPresent();
  }

  public String getSuiteId() {
    return suiteId;
  }

  public void setSuiteId(@Nullable String suiteId) {
    this.suiteId = Option.text(suiteId).strip();
  }

  public String getSuiteSecret() {
    return suiteSecret;
  }

  public void setSuiteSecret(@Nullable String suiteSecret) {
    this.suiteSecret = Option.text(suiteSecret);
  }

  public String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = Option.text(token);
  }

  public String getEncodingAesKey() {
    return encodingAesKey;
  }

  public void setEncodingAesKey(@Nullable String encodingAesKey) {
    this.encodingAesKey = Option.text(encodingAesKey);
  }

  public boolean isLater() {
    return later;
  }

  public void setLater(boolean later) {
    this.later = later;
  }
}
