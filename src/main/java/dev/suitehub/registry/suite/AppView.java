package dev.suitehub.registry.suite;

import dev.suitehub.registry.FindingView;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.SensitiveField;
import jakarta.json.JsonArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app as the API shows it. Empty texts are not entered yet.
 *
 * @param version to be sent back, so that a newer one is not overwritten
 * @param logo SHA-256 of the picture; empty where there is none
 * @param warnings what the rules advise against, as it was saved
 */
public record AppView(
    String suite,
    long version,
    String status,
    @Nullable String type,
    String appName,
    String slogan,
    String introduction,
    String category,
    String logo,
    @Nullable String contactPermission,
    @Nullable String contactScope,
    List<String> sensitiveFields,
    String companion,
    String homePage,
    boolean homePageInPlugin,
    String trustedDomain,
    String ownershipFile,
    String ownershipContent,
    String installDomain,
    String settingsUrl,
    JsonArray menu,
    MiniProgram miniProgram,
    List<FindingView> warnings) {

  /**
   * The steps of a mini program.
   *
   * @param done how many of the four, without a gap
   */
  public record MiniProgram(
      String appId,
      String miniVersion,
      @Nullable String releasedOn,
      @Nullable String associatedOn,
      int done) {}

  static AppView of(Suite suite, App app, List<FindingView> warnings) {
    var basics = app.basics();
    var contacts = app.contacts();
    var development = app.development();
    return new AppView(
        suite.key().value(),
        app.version(),
        suite.stage().toString(),
        name(app.type().orElse(null)),
        basics.appName(),
        basics.slogan(),
        basics.introduction(),
        basics.category(),
        app.logoHash(),
        name(contacts.permission()),
        name(contacts.scope()),
        contacts.sensitiveFields().stream().sorted().map(SensitiveField::name).toList(),
        contacts.companion(),
        development.homePage(),
        development.homePageInPlugin(),
        development.trustedDomain(),
        development.ownershipFile(),
        development.ownershipContent(),
        development.installDomain(),
        development.settingsUrl(),
        MenuJson.array(app.menu()),
        miniProgram(app.steps()),
        warnings);
  }

  private static MiniProgram miniProgram(MiniProgramSteps steps) {
    return new MiniProgram(
        steps.appId(),
        steps.version(),
        text(steps.releasedOn()),
        text(steps.associatedOn()),
        steps.done());
  }

  private static @Nullable String name(@Nullable Enum<?> one) {
    return one == null ? null : one.name();
  }

  private static @Nullable String text(@Nullable Object one) {
    return one == null ? null : one.toString();
  }
}
