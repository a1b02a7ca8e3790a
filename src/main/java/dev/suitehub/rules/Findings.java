package dev.suitehub.rules;

import dev.suitehub.rules.Finding.Weight;
import java.util.ArrayList;
import java.util.List;

/** What a check found, all of it at once, in the order in which it was noted. */
public final class Findings {

  private final List<Finding> noted = new ArrayList<>();

  /** A rule of WeCom's is broken; {@code key} is the text in the rule's book. */
  public void refuse(Rule rule, String field, String key, Object... values) {
    noted.add(new Finding(rule.id(), field, Weight.REFUSED, rule.book(), key, List.of(values)));
  }

  /** A rule of WeCom's may be broken, or advice is not followed. */
  public void warn(Rule rule, String field, String key, Object... values) {
    noted.add(new Finding(rule.id(), field, Weight.WARNING, rule.book(), key, List.of(values)));
  }

  /** A rule of ours: {@code word} names it to programs, the text is in {@link RuleBook#FORM}. */
  public void refuse(String word, String field, String key, Object... values) {
    noted.add(new Finding(word, field, Weight.REFUSED, RuleBook.FORM, key, List.of(values)));
  }

  /** As {@link #refuse(Rule, String, String, Object...)}, with a text that every form knows. */
  public void refuseAs(Rule rule, String field, String key, Object... values) {
    noted.add(new Finding(rule.id(), field, Weight.REFUSED, RuleBook.FORM, key, List.of(values)));
  }

  /** As {@link #warn(Rule, String, String, Object...)}, with a text that every form knows. */
  public void warnAs(Rule rule, String field, String key, Object... values) {
    noted.add(new Finding(rule.id(), field, Weight.WARNING, RuleBook.FORM, key, List.of(values)));
  }

  public void add(Finding finding) {
    noted.add(finding);
  }

  public void addAll(Findings others) {
    noted.addAll(others.noted);
  }

  public boolean isRefused() {
    return noted.stream().anyMatch(Finding::isRefused);
  }

  public List<Finding> all() {
    return List.copyOf(noted);
  }

  public List<Finding> of(String field) {
    return noted.stream().filter(finding -> finding.field().equals(field)).toList();
  }
}
