package dev.suitehub.registry.suite;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A kind of service that an app may be (分类), by the name that WeCom's form has for it. */
@Entity
@Table(name = "app_category")
@NamedQuery(name = AppCategory.ALL, query = "select c from AppCategory c order by c.place, c.id")
public class AppCategory {

  static final String ALL = "AppCategory.all";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_category_seq")
  @SequenceGenerator(
      name = "app_category_seq",
      sequenceName = "app_category_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "name")
  private String name;

  @Column(name = "english_name")
  private String englishName;

  @Column(name = "place")
  private int place;

  @Version
  @Column(name = "version")
  private long version;

  protected AppCategory() {}

  static AppCategory listed(CategoryEntry entry, int place) {
    AppCategory category = new AppCategory();
    category.name = entry.name();
    category.change(entry.englishName(), place);
    return category;
  }

  void change(String newEnglishName, int newPlace) {
    englishName = newEnglishName;
    place = newPlace;
  }

  public String name() {
    return name;
  }

  public String englishName() {
    return englishName;
  }
}
