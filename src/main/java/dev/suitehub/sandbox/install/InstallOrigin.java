package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an install came from that did not begin at the provider's site or in the market: a
 * promotion QR (推广二维码, doc 90581) or the QR of an app (doc 95430). The exchange of the auth code
 * tells it. Never changed.
 */
@Entity
@Table(name = "sandbox_install_origin")
@NamedQuery(
    name = InstallOrigin.BY_CODE,
    query = "select o from InstallOrigin o where o.codeHash = :hash")
@NamedQuery(name = InstallOrigin.FORGET, query = "delete from InstallOrigin o where o.at < :before")
public class InstallOrigin {

  static final String BY_CODE = "InstallOrigin.byCode";
  static final String FORGET = "InstallOrigin.forget";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sandbox_install_origin_seq")
  @SequenceGenerator(
      name = "sandbox_install_origin_seq",
      sequenceName = "sandbox_install_origin_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "at")
  private Instant at;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "register_code_sealed")
  private @Nullable Secret registerCode;

  @Column(name = "template_id")
  private String templateId;

  @Column(name = "state")
  private String state;

  protected InstallOrigin() {}

  static InstallOrigin promotion(
      Secret authCode, Secret registerCode, String templateId, String state, Instant at) {
    InstallOrigin origin = appQr(authCode, state, at);
    origin.registerCode = registerCode;
    origin.templateId = templateId;
    return origin;
  }

  static InstallOrigin appQr(Secret authCode, String state, Instant at) {
    InstallOrigin origin = new InstallOrigin();
    origin.codeHash = Fresh.hash(authCode.reveal());
    origin.templateId = "";
    origin.state = state;
    origin.at = at;
    return origin;
  }

  /** Empty where it was the QR of an app. */
  public Optional<Secret> registerCode() {
    return Optional.ofNullable(registerCode);
  }

  /** Of the promotion package; empty where it was the QR of an app. */
  public String templateId() {
    return templateId;
  }

  /** Empty where none was given when the code was made. */
  public String state() {
    return state;
  }
}
