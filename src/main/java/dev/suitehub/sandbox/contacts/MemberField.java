package dev.suitehub.sandbox.contacts;

import java.util.Arrays;
import java.util.Optional;

/** What is known of a member beside ids: its names in the API and in notices (doc 96255, 90639). */
public enum MemberField {
  NAME("name", "Name", 64),
  ALIAS("alias", "Alias", 64),
  POSITION("position", "Position", 128),
  MOBILE("mobile", "Mobile", 32),
  /** "1": male; "2": female; "0": not given. */
  GENDER("gender", "Gender", 1),
  EMAIL("email", "Email", 64),
  BIZ_MAIL("biz_mail", "BizMail", 64),
  TELEPHONE("telephone", "Telephone", 32),
  ADDRESS("address", "Address", 128),
  AVATAR("avatar", "Avatar", 500),
  THUMB_AVATAR("thumb_avatar", "", 500),
  QR_CODE("qr_code", "", 500),
  EXTERNAL_POSITION("external_position", "", 12),
  /** An object, kept as its JSON. */
  EXTATTR("extattr", "ExtAttr", 4000),
  /** An object, kept as its JSON. */
  EXTERNAL_PROFILE("external_profile", "", 4000);

  private final String apiName;
  private final String noticeName;
  private final int longest;

  MemberField(String apiName, String noticeName, int longest) {
    this.apiName = apiName;
    this.noticeName = noticeName;
    this.longest = longest;
  }

  public String apiName() {
    return apiName;
  }

  /** Empty where notices do not tell it. */
  public String noticeName() {
    return noticeName;
  }

  public int longest() {
    return longest;
  }

  public boolean isObject() {
    return this == EXTATTR || this == EXTERNAL_PROFILE;
  }

  /** What a third-party app may be granted of members that it has not made (doc 99052). */
  public boolean isGrantable() {
    return this == GENDER || this == AVATAR || this == QR_CODE;
  }

  public static Optional<MemberField> named(String apiName) {
    return Arrays.stream(values()).filter(field -> field.apiName.equals(apiName)).findFirst();
  }
}
