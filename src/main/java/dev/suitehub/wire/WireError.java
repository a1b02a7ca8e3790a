package dev.suitehub.wire;

/** Why a message was refused, with the return code of WeCom's own helper libraries (doc 90468). */
public enum WireError {
  SIGNATURE(-40001, "the signature does not match"),
  PARSE_FAILED(-40002, "the XML or JSON cannot be read"),
  DIGEST_FAILED(-40003, "SHA-1 could not be computed"),
  ILLEGAL_AES_KEY(-40004, "the EncodingAESKey is not 43 letters and digits"),
  RECEIVE_ID(-40005, "the message is addressed to somebody else"),
  ENCRYPT_FAILED(-40006, "encryption failed"),
  DECRYPT_FAILED(-40007, "decryption failed"),
  ILLEGAL_BUFFER(-40008, "the decrypted bytes are no message"),
  BASE64_ENCODE_FAILED(-40009, "Base64 could not be written"),
  BASE64_DECODE_FAILED(-40010, "the ciphertext is not Base64"),
  REPLY_FAILED(-40011, "the reply cannot be written");

  private final int code;
  private final String meaning;

  WireError(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
