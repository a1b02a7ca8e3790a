package dev.suitehub.wire;

/** What helps after an answer of WeCom's. */
public enum Reaction {
  /** All is well. */
  NONE,
  /** The same call again, a few times, with growing pauses. */
  RETRY,
  /** No call of that kind for the length of the window that was exceeded. */
  BACK_OFF,
  /** Forget the token that was sent, get a new one, try once more. */
  REFRESH_TOKEN,
  /** Nothing until the next suite_ticket has come. */
  WAIT_FOR_TICKET,
  /** The code is spent or expired: its flow has to begin anew, with a new code. */
  NEW_CODE,
  /** The corp has withdrawn its authorisation: it has to install again. */
  REAUTHORISE,
  /** The request itself is wrong; repeating it cannot help. */
  FIX_REQUEST,
  /** A setting or a right is missing; a person has to change something first. */
  STOP
}
