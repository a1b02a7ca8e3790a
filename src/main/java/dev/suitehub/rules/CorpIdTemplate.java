package dev.suitehub.rules;

import dev.suitehub.wire.CorpId;
import java.util.regex.Pattern;

/**
 * A URL in which {@code $CORPID$} may stand for the corp that opens it (docs 90595). WeCom puts the
 * corpid there, in the home page when the app is authorised or released, in the data callback URL
 * when it pushes.
 */
public record CorpIdTemplate(String text) {

  public static final String PLACE = "$CORPID$";

  private static final CorpId SAMPLE = new CorpId("ww0123456789abcdef");
  private static final Pattern MISSPELT =
      Pattern.compile("[$%#{]+\\s*corp_?id\\s*[$%#}]*", Pattern.CASE_INSENSITIVE);

  public boolean hasPlace() {
    return text.contains(PLACE);
  }

  /** Something stands there that was meant to be the place and is not. */
  public boolean isMisspelt() {
    return MISSPELT.matcher(text.replace(PLACE, "")).find();
  }

  /** The URL as that corp gets it. */
  public String forCorp(CorpId corp) {
    return text.replace(PLACE, corp.value());
  }

  /** The URL as some corp gets it. */
  public String sample() {
    return forCorp(SAMPLE);
  }
}
