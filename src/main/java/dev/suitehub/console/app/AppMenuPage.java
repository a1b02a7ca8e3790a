package dev.suitehub.console.app;

import dev.suitehub.console.frame.Answers;
import dev.suitehub.registry.suite.App;
import dev.suitehub.registry.suite.AppChange;
import dev.suitehub.registry.suite.AppDesk;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MenuAction;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** 自定义菜单: the default menu, button by button. */
@Named("appMenuPage")
@ViewScoped
public class AppMenuPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject AppPage page;
  @Inject Answers answers;
  @Inject transient AppDesk desk;
  @Inject transient AppTexts texts;

  private long seen;
  private final ArrayList<MenuSlot> buttons = new ArrayList<>();

  @PostConstruct
  void read() {
    App app = page.app();
    seen = app.version();
    app.menu().buttons().forEach(button -> buttons.add(MenuSlot.of(button)));
  }

  public String save() {
    boolean[] saved = {false};
    Menu menu = new Menu(buttons.stream().map(MenuSlot::button).toList());
    answers.attempt(() -> saved[0] = answers.show(desk.save(page.key(), seen, AppChange.of(menu))));
    return saved[0] ? page.saved() : "";
  }

  public void add() {
    if (isRoom()) {
      buttons.add(new MenuSlot());
    }
  }

  public void addBelow(MenuSlot parent) {
    if (isRoomBelow(parent)) {
      parent.children().add(new MenuSlot());
    }
  }

  public void remove(MenuSlot slot) {
    buttons.remove(slot);
    buttons.forEach(button -> button.children().remove(slot));
  }

  public boolean isRoom() {
    return buttons.size() < Menu.MOST_BUTTONS;
  }

  public boolean isRoomBelow(MenuSlot parent) {
    return parent.children().size() < Menu.MOST_CHILDREN;
  }

  public List<MenuSlot> buttons() {
    return buttons;
  }

  public List<Option> actions() {
    return Arrays.stream(MenuAction.values())
        .map(one -> new Option(one.wireName(), texts.text("action." + one.wireName())))
        .toList();
  }
}
