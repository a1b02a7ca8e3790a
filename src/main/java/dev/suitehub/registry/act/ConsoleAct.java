package dev.suitehub.registry.act;

/** Something that a person does in WeCom's provider console. */
public enum ConsoleAct {
  /** The corp became a provider (doc 90595). */
  REGISTERED,
  /** 通用开发参数 were entered. */
  DEVELOPMENT_ENTERED,
  /** IP白名单 was entered. */
  IP_LIST_ENTERED,
  /** The app was created; WeCom issued its SuiteId. */
  APP_CREATED,
  /** The app's information was entered, or entered again. */
  APP_ENTERED,
  /** 提交上线: the app went to the review. */
  SUBMITTED,
  /** The submission was taken back. */
  WITHDRAWN,
  ONLINE,
  OFFLINE,
  /** 通讯录权限 or 通讯录范围 was changed; after release the permission is only lowered. */
  PERMISSION_CHANGED,
  /** The authorisation type was set back from test. */
  TEST_TYPE_RESET
}
