package dev.suitehub.sandbox.push;

/** Which of a provider's URLs is called, and how. */
public enum PushKind {
  /** A POST to the command URL (指令回调URL). */
  COMMAND,
  /** A POST to the data URL (数据回调URL). */
  DATA,
  /** A POST to the provider's system event URL (系统事件接收URL). */
  SYSTEM,
  /** A GET with an echostr: the URL check (验证URL有效性). */
  CHECK
}
