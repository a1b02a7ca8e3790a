package dev.suitehub.sandbox.world;

import dev.suitehub.sandbox.Html;
import java.util.List;

/**
 * The corps that a page offers to choose from: the first {@value #MOST}, and a search where there
 * are more.
 *
 * @param text what was searched for
 * @param total how many corps there are of these
 */
public record CorpPicks(String text, long total, List<SandboxCorp> corps) {

  static final int MOST = 50;

  public CorpPicks {
    corps = List.copyOf(corps);
  }

  /** In the caller's transaction. */
  public static CorpPicks of(SandboxCorps corps, String text) {
    return new CorpPicks(
        text, corps.count(text), corps.search(SandboxCorps.Wanted.like(text), MOST));
  }

  /**
   * A form that searches: it sends {@code q} and {@code decision=search}. Empty where all corps are
   * offered anyway.
   *
   * @param hidden the inputs by which the page knows what it is about
   */
  public String search(String action, String hidden) {
    if (text.isEmpty() && total == corps.size()) {
      return "";
    }
    return """
        <form method="post" action="%s" class="card" role="search">%s
        <label>查找企业 · Find a corp <input type="search" name="q" value="%s"></label>
        <div class="actions"><button name="decision" value="search">查找 · Find</button></div>
        <p class="soft">共 %d 家，显示 %d 家 · %d of %d</p></form>
        """
        .formatted(
            Html.text(action), hidden, Html.text(text), total, corps.size(), corps.size(), total);
  }
}
