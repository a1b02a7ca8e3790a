package dev.suitehub.sandbox.contacts;

/**
 * Why contacts cannot be changed like that: WeCom's errcode and its meaning. The texts are ours;
 * which of two that fit WeCom chooses is unconfirmed.
 */
public enum ContactError {
  INVALID_USERID(40003, "invalid userid"),
  INVALID_USER_LIST(40031, "invalid userid list"),
  INVALID_PARTY_LIST(40066, "invalid party list"),
  INVALID_ORDER(40058, "order out of range"),
  INVALID_TAGID(40068, "invalid tagid"),
  NO_VALID_TAG_NODE(40070, "all userlist and partylist invalid"),
  TAG_NAME_TAKEN(40071, "tag name existed"),
  TAG_NAME_LENGTH(40072, "invalid tag name length"),
  INVALID_PARAMETER(40035, "invalid parameter"),
  MISSING_USERID(41009, "missing userid"),
  MISSING_TAGID(41017, "missing tagid"),
  DEPARTMENT_NAME_LENGTH(60001, "invalid department name length"),
  DEPARTMENT_TOO_DEEP(60002, "department level exceeds limit"),
  UNKNOWN_DEPARTMENT(60003, "department not found"),
  UNKNOWN_PARENT(60004, "parent department not found"),
  DEPARTMENT_HAS_MEMBERS(60005, "department contains user"),
  DEPARTMENT_HAS_CHILDREN(60006, "department contains sub department"),
  ROOT_STAYS(60007, "root department can not be deleted"),
  DEPARTMENT_EXISTS(60008, "department existed"),
  DEPARTMENT_NAME_CHARACTERS(60009, "invalid department name"),
  DEPARTMENT_CIRCLE(60010, "department circle"),
  NO_PRIVILEGE(60011, "no privilege to access/modify contact/party/agent"),
  USERID_EXISTS(60102, "userid existed"),
  INVALID_MOBILE(60103, "invalid mobile"),
  MOBILE_EXISTS(60104, "mobile existed"),
  INVALID_EMAIL(60105, "invalid email"),
  EMAIL_EXISTS(60106, "email existed"),
  TOO_MANY_DEPARTMENTS(60110, "department count exceeds limit"),
  UNKNOWN_USERID(60111, "userid not found"),
  INVALID_NAME(60112, "invalid name"),
  MISSING_DEPARTMENT(60127, "missing department"),
  NO_MOBILE_NOR_EMAIL(60129, "mobile and email are both empty");

  private final int errcode;
  private final String text;

  ContactError(int errcode, String text) {
    this.errcode = errcode;
    this.text = text;
  }

  public int errcode() {
    return errcode;
  }

  public String text() {
    return text;
  }

  public ContactRefusal at(String field) {
    return new ContactRefusal(this, field);
  }
}
