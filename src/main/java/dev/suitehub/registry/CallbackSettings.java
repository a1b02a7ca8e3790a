package dev.suitehub.registry;

import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Token and EncodingAESKey of callback URLs, through a change of them: the next pair is planned,
 * comes into force with the first good message that is sealed with it, and the one before is
 * accepted for a day more, as WeCom pushes late what it could not push in time. An ended pair stays
 * known, so that an operator can be told what a message was signed with.
 */
@Embeddable
public class CallbackSettings {

  /** How long the key that was replaced is still accepted. */
  public static final Duration GRACE = Duration.ofHours(24);

  @Column(name = "token_sealed")
  private Secret token;

  @Column(name = "encoding_aes_key_sealed")
  private Secret encodingAesKey;

  @Column(name = "next_token_sealed")
  private @Nullable Secret nextToken;

  @Column(name = "next_encoding_aes_key_sealed")
  private @Nullable Secret nextEncodingAesKey;

  @Column(name = "previous_token_sealed")
  private @Nullable Secret previousToken;

  @Column(name = "previous_encoding_aes_key_sealed")
  private @Nullable Secret previousEncodingAesKey;

  @Column(name = "previous_until")
  private @Nullable Instant previousUntil;

  protected CallbackSettings() {}

  /** Of what is new: the form has both texts. */
  public static CallbackSettings entered(CallbackForm form) {
    CallbackSettings settings = new CallbackSettings();
    settings.token = form.token().orElseThrow();
    settings.encodingAesKey = form.encodingAesKey().orElseThrow();
    settings.plan(form.next());
    return settings;
  }

  /**
   * A key that is entered directly is a correction: it counts at once, and no older one counts any
   * more, for it may be a leak that is corrected.
   */
  public void change(CallbackForm form) {
    KeyTexts wanted = with(form);
    if (!wanted.key().equals(current())) {
      token = wanted.token();
      encodingAesKey = wanted.encodingAesKey();
      forgetPrevious();
    }
    plan(form.next());
    if (next().equals(Optional.of(current()))) {
      plan(Plan.withdrawn());
    }
  }

  /**
   * Whether the form would go back to the pair that was replaced. A script that was written before
   * the change does that, and callbacks would be lost; a person has the plan for it.
   */
  boolean isWayBack(CallbackForm form) {
    CallbackKey wanted = with(form).key();
    return !wanted.equals(current()) && previous().equals(Optional.of(wanted));
  }

  /** What the current pair would be after that form. */
  KeyTexts with(CallbackForm form) {
    return new KeyTexts(form.token().orElse(token), form.encodingAesKey().orElse(encodingAesKey));
  }

  /** Whether it is the Token of the current pair, of the one before, or of the planned one. */
  public boolean hasToken(Secret text) {
    return text.equals(token) || text.equals(nextToken) || text.equals(previousToken);
  }

  /** What WeCom's form has to hold: the planned pair, where there is one, as it is to follow. */
  public KeyTexts forWecom() {
    return nextToken == null || nextEncodingAesKey == null
        ? new KeyTexts(token, encodingAesKey)
        : new KeyTexts(nextToken, nextEncodingAesKey);
  }

  public CallbackKey current() {
    return CallbackKey.of(token, encodingAesKey);
  }

  public Optional<CallbackKey> next() {
    return key(nextToken, nextEncodingAesKey);
  }

  /** The one that was replaced last, whether or not it is still accepted. */
  public Optional<CallbackKey> previous() {
    return key(previousToken, previousEncodingAesKey);
  }

  /** Until when {@link #previous} is accepted, or was. */
  public Optional<Instant> previousUntil() {
    return Optional.ofNullable(previousUntil);
  }

  /** When {@link #previous} was replaced; only where there is one. */
  public Instant replacedAt() {
    return previousUntil().orElseThrow().minus(GRACE);
  }

  private void plan(Plan<KeyTexts> next) {
    if (next.isTold()) {
      nextToken = next.what().map(KeyTexts::token).orElse(null);
      nextEncodingAesKey = next.what().map(KeyTexts::encodingAesKey).orElse(null);
    }
  }

  private void forgetPrevious() {
    previousToken = null;
    previousEncodingAesKey = null;
    previousUntil = null;
  }

  private static Optional<CallbackKey> key(@Nullable Secret token, @Nullable Secret aesKey) {
    return token == null || aesKey == null
        ? Optional.empty()
        : Optional.of(CallbackKey.of(token, aesKey));
  }
}
