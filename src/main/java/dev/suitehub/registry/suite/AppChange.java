package dev.suitehub.registry.suite;

import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MiniProgramSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people enter for an app, section by section; an absent one stays as it is. */
public record AppChange(
    Optional<AppType> type,
    Optional<AppBasics> basics,
    Optional<AppContacts> contacts,
    Optional<AppDevelopment> development,
    Optional<Menu> menu,
    Optional<MiniProgramSteps> steps) {

  private static final AppChange NONE =
      new AppChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public static AppChange of(AppType type) {
    return new AppChange(
        Optional.of(type), NONE.basics, NONE.contacts, NONE.development, NONE.menu, NONE.steps);
  }

  public static AppChange of(AppBasics basics) {
    return new AppChange(
        NONE.type, Optional.of(basics), NONE.contacts, NONE.development, NONE.menu, NONE.steps);
  }

  public static AppChange of(AppContacts contacts) {
    return new AppChange(
        NONE.type, NONE.basics, Optional.of(contacts), NONE.development, NONE.menu, NONE.steps);
  }

  public static AppChange of(AppDevelopment development) {
    return new AppChange(
        NONE.type, NONE.basics, NONE.contacts, Optional.of(development), NONE.menu, NONE.steps);
  }

  public static AppChange of(Menu menu) {
    return new AppChange(
        NONE.type, NONE.basics, NONE.contacts, NONE.development, Optional.of(menu), NONE.steps);
  }

  public static AppChange of(MiniProgramSteps steps) {
    return new AppChange(
        NONE.type, NONE.basics, NONE.contacts, NONE.development, NONE.menu, Optional.of(steps));
  }

  /** For the audit log: the sections that it holds. */
  String summary() {
    List<String> sections = new ArrayList<>();
    type.ifPresent(one -> sections.add("type " + one));
    basics.ifPresent(one -> sections.add("basic information"));
    contacts.ifPresent(one -> sections.add("contacts"));
    development.ifPresent(one -> sections.add("development settings"));
    menu.ifPresent(one -> sections.add("menu"));
    steps.ifPresent(one -> sections.add("mini program"));
    return String.join(", ", sections);
  }
}
