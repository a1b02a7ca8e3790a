package dev.suitehub.sandbox.world;

import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.SensitiveField;
import java.util.List;
import java.util.Optional;

/**
 * What a provider enters of an app besides its callbacks; what is not given stays as it was.
 *
 * @param homeUrl 应用主页, in which {@code $CORPID$} stands for a corp
 * @param settingsUrl 业务设置URL
 * @param menu the default menu, as {@link MenuLines} reads it
 * @param miniProgram AppID of the mini program that is linked with it
 * @param reviewAfter how long WeCom's team takes, as an ISO duration; empty: as configured
 * @param trustedDomain 可信域名; entered empty: no address is refused
 * @param category 分类, by its Chinese name
 */
public record AppSheet(
    Optional<AppType> type,
    Optional<String> slogan,
    Optional<String> introduction,
    Optional<ContactScope> scope,
    Optional<List<SensitiveField>> sensitiveFields,
    Optional<String> homeUrl,
    Optional<String> settingsUrl,
    Optional<String> menu,
    Optional<String> miniProgram,
    Optional<String> reviewAfter,
    Optional<String> trustedDomain,
    Optional<String> category) {

  public static final AppSheet NOTHING =
      new AppSheet(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
