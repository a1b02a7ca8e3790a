package dev.suitehub.console.app;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One category while it is edited. */
public final class CategorySlot implements Serializable {

  private static final long serialVersionUID = 1;

  private String name;
  private String englishName;
  private final long uses;

  CategorySlot(String name, String englishName, long uses) {
    this.name = name;
    this.englishName = englishName;
    this.uses = uses;
  }

  /** How many apps have it; then its name stays. */
  public long uses() {
    return uses;
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = Option.text(name);
  }

  public String getEnglishName() {
    return englishName;
  }

  public void setEnglishName(@Nullable String englishName) {
    this.englishName = Option.text(englishName);
  }
}
