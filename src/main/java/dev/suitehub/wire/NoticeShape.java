package dev.suitehub.wire;

/** The forms an inner message comes in. The form is not tied to a kind of URL. */
public enum NoticeShape {
  /** Has an InfoType: from WeCom to the provider. */
  INFO,
  /** Has MsgType {@code event} and an Event: something happened in a corp. */
  EVENT,
  /** Has another MsgType: a member wrote something. */
  MESSAGE,
  /** Has none of these. */
  OTHER
}
