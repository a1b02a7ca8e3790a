package dev.suitehub.sandbox.push;

/** What WeCom thinks of an answer, in the words of its console where they are known. */
public enum Verdict {
  ACCEPTED("成功", "The provider’s server took it."),
  /** In time and with status 200, but not the words it wants. */
  WRONG_ANSWER("返回的内容不是success", "The answer has to be the word success and nothing else."),
  /** A reply to a member (被动回复) that WeCom cannot show. The message itself has arrived. */
  WRONG_REPLY("被动回复的消息无法解析", "The reply to the member cannot be opened or read."),
  /** Another status than 200. */
  REFUSED("服务商服务器返回的HTTP状态码不是200", "The status has to be 200."),
  /** Nothing, or nothing whole, in time. */
  NO_ANSWER("服务商服务器无响应", "No whole answer came in time."),
  /** Nothing was sent: the key cannot be used. */
  BAD_KEY("EncodingAESKey不合法", "Nothing was sent: the EncodingAESKey was refused.");

  private static final String WRONG_ECHO = "echostr校验失败，请您检查是否正确解密并输出明文echostr";

  private final String chinese;
  private final String english;

  Verdict(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** How WeCom's console puts it (in part unconfirmed). */
  public String chinese(PushKind kind) {
    return this == WRONG_ANSWER && kind == PushKind.CHECK ? WRONG_ECHO : chinese;
  }

  /** As pages show it: WeCom's words, and the name that the controls know it by. */
  public String label(PushKind kind) {
    return chinese(kind) + " · " + name();
  }

  public String english(PushKind kind) {
    return this == WRONG_ANSWER && kind == PushKind.CHECK
        ? "The answer has to be the decrypted echostr and nothing else."
        : english;
  }
}
