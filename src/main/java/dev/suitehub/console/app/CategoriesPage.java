package dev.suitehub.console.app;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.suite.Categories;
import dev.suitehub.registry.suite.CategoryDesk;
import dev.suitehub.registry.suite.CategoryEntry;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code /console/categories.xhtml}: the list of which each app has one. */
@Named("categoriesPage")
@ViewScoped
public class CategoriesPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;
  @Inject transient Categories categories;
  @Inject transient CategoryDesk desk;
  @Inject transient Tx tx;

  private final ArrayList<CategorySlot> slots = new ArrayList<>();
  private final ArrayList<String> seen = new ArrayList<>();

  @PostConstruct
  void read() {
    caller.need(Scope.SETTINGS_READ);
    tx.run(
        () ->
            categories
                .all()
                .forEach(
                    one -> {
                      seen.add(one.name());
                      slots.add(
                          new CategorySlot(
                              one.name(), one.englishName(), categories.uses(one.name())));
                    }));
  }

  public String save() {
    List<CategoryEntry> entries =
        slots.stream()
            .map(slot -> new CategoryEntry(slot.getName(), slot.getEnglishName()))
            .toList();
    boolean[] saved = {false};
    answers.attempt(() -> saved[0] = answers.show(desk.save(List.copyOf(seen), entries)));
    if (!saved[0]) {
      return "";
    }
    answers.doneThere(words.text("", "frame.saved"));
    return "/console/categories.xhtml?faces-redirect=true";
  }

  public void add() {
    slots.add(new CategorySlot("", "", 0));
  }

  public void remove(CategorySlot slot) {
    slots.remove(slot);
  }

  /** One place up. */
  public void raise(CategorySlot slot) {
    int place = slots.indexOf(slot);
    if (place > 0) {
      Collections.swap(slots, place, place - 1);
    }
  }

  public List<CategorySlot> slots() {
    return slots;
  }

  public boolean mayChange() {
    return caller.may(Scope.SETTINGS_WRITE);
  }
}
