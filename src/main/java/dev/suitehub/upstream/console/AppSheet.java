package dev.suitehub.upstream.console;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.net.URI;
import java.util.List;

/**
 * What is entered for an app, as far as the sandbox plays it.
 *
 * @param dataUrl may hold {@code $CORPID$}
 * @param installDomain host, with a port if it has one
 * @param contactLevel WeCom's {@code privilege.level} that corps will grant
 */
public record AppSheet(
    CorpId provider,
    String name,
    URI commandUrl,
    String dataUrl,
    String installDomain,
    Secret token,
    Secret encodingAesKey,
    int contactLevel,
    Details details) {

  /**
   * What a draft may lack, and a submission may not; empty where it was not entered yet.
   *
   * @param appType {@code ORDINARY}, {@code CONTACTS} or {@code MINI_PROGRAM}
   * @param contactScope {@code SAME_AS_VISIBLE} or {@code EXTRA}
   * @param sensitiveFields such as {@code GENDER}
   * @param menu one button a line: its name, its action and its key or address, with bars between
   * @param miniProgram the AppID
   */
  public record Details(
      String appType,
      String category,
      String slogan,
      String introduction,
      String contactScope,
      List<String> sensitiveFields,
      String homeUrl,
      String settingsUrl,
      String trustedDomain,
      String menu,
      String miniProgram) {}
}
