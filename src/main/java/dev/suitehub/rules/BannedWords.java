package dev.suitehub.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a reviewer does not want to read in names, slogans and menus. */
final class BannedWords {

  private static final List<String> WORDS =
      Arrays.stream(new String[] {"腾讯", "微信", "企业微信", "企微", "特卖", "抽奖", "免费", "永久免费", "热门", "第一"})
          .sorted(Comparator.comparing(String::length).reversed())
          .toList();

  private BannedWords() {}

  /** Of words that hold one another only the longest. */
  static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    String rest = text;
    for (String word : WORDS) {
      if (rest.contains(word)) {
        found.add(word);
        rest = rest.replace(word, " ");
      }
    }
    return found;
  }
}
