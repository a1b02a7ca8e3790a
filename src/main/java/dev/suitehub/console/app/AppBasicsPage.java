package dev.suitehub.console.app;

import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppCategory;
import dev.suitehub.registry.suite.AppChange;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.registry.suite.Categories;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.LogoRules;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 基本信息: what an app says of itself, and its logo. */
@Named("appBasicsPage")
@ViewScoped
public class AppBasicsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject AppPage page;
  @Inject Answers answers;
  @Inject Words words;
  @Inject transient AppDesk desk;
  @Inject transient Suites suites;
  @Inject transient Categories categories;
  @Inject transient AppTexts texts;

  private long seen;
  private String appName = "";
  private String slogan = "";
  private String introduction = "";
  private String category = "";
  private transient @Nullable Part logo;

  @PostConstruct
  void read() {
    App app = page.app();
    seen = app.version();
    appName = app.basics().appName();
    slogan = app.basics().slogan();
    introduction = app.basics().introduction();
    category = app.basics().category();
  }

  public String save() {
    boolean[] saved = {false};
    answers.attempt(
        () ->
            saved[0] =
                answers.show(
                    desk.save(
                        page.key(),
                        seen,
                        AppChange.of(new AppBasics(appName, slogan, introduction, category)))));
    return saved[0] ? page.saved() : "";
  }

  public String saveLogo() {
    Part part = logo;
    boolean[] saved = {false};
    answers.attempt(() -> saved[0] = answers.show(desk.saveLogo(page.key(), seen, content(part))));
    return saved[0] ? page.saved() : "";
  }

  /** The picture itself, as a page may hold it; empty where there is none. */
  public String picture() {
    return suites.logo(page.key()).map(one -> one.picture().dataUrl()).orElse("");
  }

  public List<Option> categories() {
    boolean chinese = "zh".equals(words.locale().getLanguage());
    return categories.all().stream()
        .map(
            (AppCategory one) ->
                new Option(
                    one.name(), chinese ? one.name() : one.name() + " · " + one.englishName()))
        .toList();
  }

  private static byte[] content(@Nullable Part part) {
    if (part == null) {
      return new byte[0];
    }
    try (var in = part.getInputStream()) {
      return LogoRules.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String getAppName() {
    return appName;
  }

  public void setAppName(@Nullable String appName) {
    this.appName = Option.text(appName);
  }

  public String getSlogan() {
    return slogan;
  }

  public void setSlogan(@Nullable String slogan) {
    this.slogan = Option.text(slogan);
  }

  public String getIntroduction() {
    return introduction;
  }

  public void setIntroduction(@Nullable String introduction) {
    this.introduction = Option.text(introduction);
  }

  public String getCategory() {
    return category;
  }

  public void setCategory(@Nullable String category) {
    this.category = Option.text(category);
  }

  public @Nullable Part getLogo() {
    return logo;
  }

  public void setLogo(@Nullable Part logo) {
    this.logo = logo;
  }
}
