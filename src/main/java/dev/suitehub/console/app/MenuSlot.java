package dev.suitehub.console.app;

import dev.suitehub.rules.MenuAction;
import dev.suitehub.rules.MenuButton;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One button while it is edited. */
public final class MenuSlot implements Serializable {

  private static final long serialVersionUID = 1;

  private String name = "";
  private String action = "view";
  private String target = "";
  private String appId = "";
  private String pagePath = "";
  private final ArrayList<MenuSlot> children = new ArrayList<>();

  static MenuSlot of(MenuButton button) {
    MenuSlot slot = new MenuSlot();
    slot.name = button.name();
    slot.action = button.action();
    slot.target = button.url().isEmpty() ? button.key() : button.url();
    slot.appId = button.appId();
    slot.pagePath = button.pagePath();
    button.children().forEach(child -> slot.children.add(of(child)));
    return slot;
  }

  /** A button with children does nothing else, whatever was entered before they were added. */
  MenuButton button() {
    if (!children.isEmpty()) {
      return MenuButton.parent(name, children.stream().map(MenuSlot::button).toList());
    }
    boolean key = MenuAction.of(action).filter(MenuAction::needsKey).isPresent();
    boolean mini = action.equals(MenuAction.VIEW_MINIPROGRAM.wireName());
    return new MenuButton(
        name,
        action,
        key ? target : "",
        key || mini ? "" : target,
        mini ? appId : "",
        mini ? pagePath : "",
        List.of());
  }

  public List<MenuSlot> children() {
    return children;
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = Option.text(name);
  }

  public String getAction() {
    return action;
  }

  public void setAction(@Nullable String action) {
    this.action = Option.text(action);
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(@Nullable String target) {
    this.target = Option.text(target);
  }

  public String getAppId() {
    return appId;
  }

  public void setAppId(@Nullable String appId) {
    this.appId = Option.text(appId);
  }

  public String getPagePath() {
    return pagePath;
  }

  public void setPagePath(@Nullable String pagePath) {
    this.pagePath = Option.text(pagePath);
  }
}
