package dev.suitehub.wire;

/**
 * What a sealed message contained.
 *
 * <p>The text may be empty. The receiveId says whom WeCom wrote to (SuiteId, corpid, or nothing for
 * an individual's app; doc 91144) and is returned as found: <em>the caller must compare it</em>
 * with whom the URL belongs to and refuse with {@link WireError#RECEIVE_ID}.
 */
public record Opened(String text, String receiveId) {
  @Override
  public String toString() {
    return "Opened[receiveId=" + receiveId + "]";
  }
}
