package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The QR by which a corp comes to a published app (doc 95430). */
@Dependent
class AppQr {

  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,32}");
  private static final int ONLY_APP = 1;
  private static final int PICTURE = 1;
  private static final int ADDRESS = 2;
  private static final int PLAIN_SMALL = 2;

  /** Width and height of each style; those of the framed ones are unconfirmed. */
  private static final List<QrPicture> STYLES =
      List.of(
          new QrPicture(1181, 1417),
          new QrPicture(624, 768),
          new QrPicture(312, 384),
          new QrPicture(624, 768),
          new QrPicture(1996, 2456));

  private final SandboxSuites suites;
  private final SandboxConfig config;

  @Inject
  AppQr(SandboxSuites suites, SandboxConfig config) {
    this.suites = suites;
    this.config = config;
  }

  Outcome answer(SandboxSuite caller, ApiCall call) {
    Fields fields = Fields.of(call.body());
    SandboxSuite suite = named(caller, fields);
    String state = fields.text("state").orElse("");
    if (!STATE.matcher(state).matches()) {
      throw new ApiRefusal(ErrCode.INVALID_STATE);
    }
    OptionalInt appId = fields.number("appid");
    if (appId.isPresent() && appId.getAsInt() != ONLY_APP) {
      throw new ApiRefusal(ErrCode.INVALID_APPID);
    }
    int style = fields.number("style").orElse(PLAIN_SMALL);
    int type = fields.number("result_type").orElse(PICTURE);
    if (style < 0 || style >= STYLES.size()) {
      throw ApiRefusal.argument("style");
    }
    if (type != PICTURE && type != ADDRESS) {
      throw ApiRefusal.argument("result_type");
    }
    if (!suite.isOnline()) {
      throw new ApiRefusal(ErrCode.APP_NOT_ONLINE);
    }
    String address = address(config, suite.suiteId().value(), state);
    return type == ADDRESS
        ? Outcome.json(Json.createObjectBuilder().add("qrcode", address))
        : Outcome.file(STYLES.get(style).content(address));
  }

  /** Where a corp's admin comes to by a QR of those apps. */
  static String address(SandboxConfig config, String suiteIds, String state) {
    return config.hub().publicUrl("/sandbox/3rdapp/qr")
        + "?suite_id="
        + suiteIds
        + "&state="
        + state;
  }

  private SandboxSuite named(SandboxSuite caller, Fields fields) {
    SuiteId suiteId =
        Ids.of(fields.text("suite_id", ErrCode.MISSING_SUITE_ID), SuiteId::new)
            .filter(id -> suites.find(id).isPresent())
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_SUITE_ID));
    if (!suiteId.equals(caller.suiteId())) {
      throw new ApiRefusal(ErrCode.SUITE_ID_MISMATCH);
    }
    return caller;
  }
}
