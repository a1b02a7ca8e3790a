package dev.suitehub.registry.suite;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.Inputs;
import dev.suitehub.rules.Findings;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v1/categories}: of which each app has one. */
@Path("categories")
@Produces(MediaType.APPLICATION_JSON)
public class CategoryResource {

  @Inject Categories categories;
  @Inject CategoryDesk desk;
  @Inject Tx tx;

  /**
   * One of them.
   *
   * @param apps how many apps have it
   */
  public record View(String name, String englishName, long apps) {}

  /** The list, in the order in which people choose from it. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<View> list() {
    return tx.call(
        () ->
            categories.all().stream()
                .map(one -> new View(one.name(), one.englishName(), categories.uses(one.name())))
                .toList());
  }

  /** Replaces the list; a category that an app has stays on it. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "categories",
        says = "Objects {name, englishName}, as the whole list in its order.",
        required = true,
        objects = true),
    @Field(
        name = "seen",
        says = "The names that were seen; a list that changed since is not overwritten.",
        list = true)
  })
  public List<View> put(String body) {
    JsonForm form = JsonForm.parse(body);
    List<CategoryEntry> entries = entries(form);
    List<String> told = form.texts("seen");
    List<String> seen = form.has("seen") ? told : tx.call(() -> categories.names());
    form.check();
    Findings findings = desk.save(seen, entries);
    Inputs.check(form, findings);
    return list();
  }

  private static List<CategoryEntry> entries(JsonForm form) {
    JsonArray array = form.array("categories").orElse(JsonValue.EMPTY_JSON_ARRAY);
    List<CategoryEntry> entries = new ArrayList<>();
    for (JsonValue value : array) {
      if (value instanceof JsonObject one
          && one.get("name") instanceof JsonString name
          && one.get("englishName") instanceof JsonString english) {
        entries.add(new CategoryEntry(name.getString(), english.getString()));
      } else {
        form.finding("categories", "type", "has objects with name and englishName, both texts");
      }
    }
    return entries;
  }
}
