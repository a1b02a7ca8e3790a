package dev.suitehub.journal;

/** Which kind of URL something arrived at. */
public enum UrlKind {
  /** 系统事件接收URL of a provider. */
  SYSTEM,
  /** 指令回调URL of a suite. */
  COMMAND,
  /** 数据回调URL of a suite. */
  DATA,
  /** None: derived by the hub itself. */
  FACT
}
