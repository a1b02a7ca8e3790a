package dev.suitehub.console.app;

import dev.suitehub.console.frame.Answers;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppChange;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.SensitiveField;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 基本信息: what an app may do with a corp's contacts. */
@Named("appContactsPage")
@ViewScoped
public class AppContactsPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject AppPage page;
  @Inject Answers answers;
  @Inject transient AppDesk desk;
  @Inject transient Suites suites;
  @Inject transient AppTexts texts;
  @Inject transient Tx tx;

  private long seen;
  private String contactPermission = "";
  private String contactScope = "";
  private List<String> sensitiveFields = List.of();
  private String companion = "";

  @PostConstruct
  void read() {
    App app = page.app();
    AppContacts contacts = app.contacts();
    seen = app.version();
    contactPermission = name(contacts.permission());
    contactScope = name(contacts.scope());
    sensitiveFields = contacts.sensitiveFields().stream().map(Enum::name).toList();
    companion = contacts.companion();
  }

  public String save() {
    boolean[] saved = {false};
    answers.attempt(
        () -> saved[0] = answers.show(desk.save(page.key(), seen, AppChange.of(entered()))));
    return saved[0] ? page.saved() : "";
  }

  private AppContacts entered() {
    return new AppContacts(
        one(ContactPermission.values(), contactPermission),
        one(ContactScope.values(), contactScope),
        Arrays.stream(SensitiveField.values())
            .filter(field -> sensitiveFields.contains(field.name()))
            .collect(Collectors.toSet()),
        companion);
  }

  /** A contacts app has one; all others have the two that WeCom offers. */
  public List<Option> permissions() {
    ContactPermission[] offered =
        page.isContactsApp()
            ? new ContactPermission[] {ContactPermission.READ_WRITE}
            : new ContactPermission[] {ContactPermission.MEMBER_BASIC, ContactPermission.BASIC};
    return texts.options("permission.", offered);
  }

  public List<Option> scopes() {
    return texts.options("scope.", ContactScope.values());
  }

  public List<Option> sensitive() {
    return texts.options("sensitive.", SensitiveField.values());
  }

  /** Ordinary apps of the same provider. */
  public List<Option> companions() {
    return tx.call(
        () ->
            suites.ofProvider(page.suite().provider()).stream()
                .map(suite -> suites.app(suite.key()))
                .filter(app -> app.type().equals(Optional.of(AppType.ORDINARY)))
                .map(app -> new Option(app.suite().value(), app.name()))
                .toList());
  }

  private static <E extends Enum<E>> @Nullable E one(E[] constants, String name) {
    return Arrays.stream(constants).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private static String name(@Nullable Enum<?> one) {
    return one == null ? "" : one.name();
  }

  public String getContactPermission() {
    return contactPermission;
  }

  public void setContactPermission(@Nullable String contactPermission) {
    this.contactPermission = Option.text(contactPermission);
  }

  public String getContactScope() {
    return contactScope;
  }

  public void setContactScope(@Nullable String contactScope) {
    this.contactScope = Option.text(contactScope);
  }

  public List<String> getSensitiveFields() {
    return sensitiveFields;
  }

  public void setSensitiveFields(@Nullable List<String> sensitiveFields) {
    this.sensitiveFields = sensitiveFields == null ? List.of() : List.copyOf(sensitiveFields);
  }

  public String getCompanion() {
    return companion;
  }

  public void setCompanion(@Nullable String companion) {
    this.companion = Option.text(companion);
  }
}
