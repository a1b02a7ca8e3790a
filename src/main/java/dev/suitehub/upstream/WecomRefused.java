package dev.suitehub.upstream;

import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import java.util.Optional;

/** WeCom answered with an errcode. The message says what it means and what helps. */
public final class WecomRefused extends RuntimeException {

  private static final int LONGEST_ERRMSG = 200;

  private final int errcode;
  private final String errmsg;

  /** {@code errmsg} as WeCom wrote it, already without any secret; it is cut to 200 characters. */
  public WecomRefused(String api, int errcode, String errmsg) {
    super(sentence(api, errcode, cut(errmsg)));
    this.errcode = errcode;
    this.errmsg = cut(errmsg);
  }

  public int errcode() {
    return errcode;
  }

  public String errmsg() {
    return errmsg;
  }

  /** Empty where the errcode is none that we know. */
  public Optional<ErrCode> known() {
    return ErrCode.of(errcode);
  }

  /** Those we do not know want a person. */
  public Reaction reaction() {
    return known().map(ErrCode::reaction).orElse(Reaction.STOP);
  }

  private static String sentence(String api, int errcode, String errmsg) {
    String meaning = ErrCode.of(errcode).map(ErrCode::meaning).orElse(errmsg);
    return "WeCom refused "
        + api
        + " with "
        + errcode
        + ": "
        + (meaning.isEmpty() ? "it does not say why" : meaning)
        + ". "
        + Cures.of(errcode);
  }

  private static String cut(String errmsg) {
    String line = errmsg.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= LONGEST_ERRMSG ? line : line.substring(0, LONGEST_ERRMSG);
  }
}
