package dev.suitehub.wire;

/**
 * The four values that travel together: {@code msg_signature}, {@code timestamp}, {@code nonce} and
 * the ciphertext, which is {@code echostr} in a GET and {@code Encrypt} in a POST or a passive
 * reply.
 *
 * <p>Nothing is checked here; all four are a stranger's claim until {@link CallbackCipher#open}
 * accepted them. Values of a query stand here URL-decoded once. None is null; a missing one is
 * given as the empty text and never matches.
 */
public record SignedText(String signature, String timestamp, String nonce, String encrypt) {
  @Override
  public String toString() {
    return "SignedText[timestamp=" + timestamp + ", nonce=" + nonce + "]";
  }
}
