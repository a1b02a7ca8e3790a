package dev.suitehub.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to an app. */
public enum SuiteEvent {
  /** We begin to keep its status: it is being made. */
  RECORD_AS_DRAFT,
  /** WeCom has it online already: we begin to keep its status, or it went past our checks. */
  RECORD_AS_ONLINE,
  /** WeCom reviews it already, likewise. */
  RECORD_AS_SUBMITTED,
  /** What is reviewed was changed here. */
  EDIT,
  /** 提交上线. */
  SUBMIT,
  /** It was taken back before WeCom had decided. */
  WITHDRAW,
  /** WeCom's team passed it. */
  APPROVE,
  /** WeCom's team refused it. */
  REJECT,
  /** 上线, the second step: what was approved is what corps get from now on. */
  GO_ONLINE,
  /** 下线. */
  GO_OFFLINE;

  /** It tells where WeCom has the app, whatever we thought: a fact, which is never refused. */
  public boolean isReport() {
    return this == RECORD_AS_ONLINE || this == RECORD_AS_SUBMITTED;
  }

  /** As URLs write it: {@code go-online}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SuiteEvent> of(String wireName) {
    return Arrays.stream(values()).filter(event -> event.wireName().equals(wireName)).findFirst();
  }
}
