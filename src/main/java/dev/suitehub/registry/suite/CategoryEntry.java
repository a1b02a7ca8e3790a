package dev.suitehub.registry.suite;

import dev.suitehub.rules.Characters;

/**
 * One category as people enter it.
 *
 * @param name as WeCom's form has it, in Chinese
 * @param englishName for those who do not read that
 */
public record CategoryEntry(String name, String englishName) {

  public CategoryEntry {
    name = Characters.tidy(name);
    englishName = Characters.tidy(englishName);
  }
}
