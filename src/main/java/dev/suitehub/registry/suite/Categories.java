package dev.suitehub.registry.suite;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The list of categories, of which each app has one (APP-06). */
@Dependent
public class Categories {

  private final EntityManager entities;

  @Inject
  public Categories(EntityManager entities) {
    this.entities = entities;
  }

  /** In the order in which people choose from it. */
  public List<AppCategory> all() {
    return entities.createNamedQuery(AppCategory.ALL, AppCategory.class).getResultList();
  }

  public List<String> names() {
    return all().stream().map(AppCategory::name).toList();
  }

  /** How many apps have it. */
  public long uses(String name) {
    return entities
        .createNamedQuery(App.COUNT_CATEGORY, Long.class)
        .setParameter("category", name)
        .getSingleResult();
  }

  void add(AppCategory category) {
    entities.persist(category);
  }

  void remove(AppCategory category) {
    entities.remove(category);
  }
}
