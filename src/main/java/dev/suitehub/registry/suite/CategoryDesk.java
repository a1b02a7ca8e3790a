package dev.suitehub.registry.suite;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.rules.Characters;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the list of categories is changed: WeCom publishes none that is whole. */
@Dependent
public class CategoryDesk {

  private static final String FIELD = "categories";
  private static final int LONGEST_NAME = 20;
  private static final int LONGEST_ENGLISH = 60;
  private static final int MOST = 100;

  private final Categories categories;
  private final Caller caller;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  public CategoryDesk(Categories categories, Caller caller, AuditLog audit, Tx tx) {
    this.categories = categories;
    this.caller = caller;
    this.audit = audit;
    this.tx = tx;
  }

  /**
   * The whole list, in its new order. One that an app has stays on it.
   *
   * @param seen the names on the list that the person saw
   */
  public Findings save(List<String> seen, List<CategoryEntry> entries) {
    caller.need(Scope.SETTINGS_WRITE);
    return tx.call(
        () -> {
          Findings findings = check(seen, entries);
          if (!findings.isRefused()) {
            replace(entries);
            audit.note(
                caller.name(),
                "categories.save",
                "categories",
                String.join(", ", entries.stream().map(CategoryEntry::name).toList()));
          }
          return findings;
        });
  }

  private Findings check(List<String> seen, List<CategoryEntry> entries) {
    Findings findings = new Findings();
    List<String> kept = categories.names();
    if (!kept.equals(seen)) {
      findings.refuse("stale", FIELD, "stale");
      return findings;
    }
    if (entries.isEmpty()) {
      findings.refuse("required", FIELD, "required");
    }
    if (entries.size() > MOST) {
      findings.refuse(Rule.APP_06, FIELD, "category-many", MOST, entries.size());
    }
    Set<String> names = new HashSet<>();
    for (CategoryEntry entry : entries) {
      Characters.check(findings, Rule.APP_06, FIELD, entry.name(), 1, LONGEST_NAME);
      Characters.check(findings, Rule.APP_06, FIELD, entry.englishName(), 1, LONGEST_ENGLISH);
      if (entry.name().isEmpty()) {
        findings.refuse(Rule.APP_06, FIELD, "category-name");
      } else if (!names.add(entry.name())) {
        findings.refuse(Rule.APP_06, FIELD, "category-twice", entry.name());
      }
    }
    for (String name : kept) {
      if (!names.contains(name) && categories.uses(name) > 0) {
        findings.refuse(Rule.APP_06, FIELD, "category-used", name, categories.uses(name));
      }
    }
    return findings;
  }

  private void replace(List<CategoryEntry> entries) {
    Map<String, AppCategory> kept = new LinkedHashMap<>();
    categories.all().forEach(one -> kept.put(one.name(), one));
    int place = 0;
    for (CategoryEntry entry : entries) {
      place++;
      AppCategory category = kept.remove(entry.name());
      if (category == null) {
        categories.add(AppCategory.listed(entry, place));
      } else {
        category.change(entry.englishName(), place);
      }
    }
    kept.values().forEach(categories::remove);
  }
}
