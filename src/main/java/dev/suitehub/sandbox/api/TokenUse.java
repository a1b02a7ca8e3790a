package dev.suitehub.sandbox.api;

/** Which token a call is made with, and the parameter of the query it comes in. */
enum TokenUse {
  NONE("", "—"),
  SUITE("suite_access_token", "应用 · suite"),
  PROVIDER("provider_access_token", "服务商 · provider"),
  /** Get_login_info alone calls the provider's token so (doc 91125). */
  PROVIDER_AS_ACCESS_TOKEN("access_token", "服务商 · provider"),
  CORP("access_token", "企业 · corp"),
  /** What get_register_info gives for the migration of contacts (doc 90582). */
  CONTACT_SYNC("access_token", "通讯录迁移 · contact_sync"),
  ANY("access_token", "任一 · any");

  private final String parameter;
  private final String whose;

  TokenUse(String parameter, String whose) {
    this.parameter = parameter;
    this.whose = whose;
  }

  String parameter() {
    return parameter;
  }

  String whose() {
    return whose;
  }
}
