package dev.suitehub.ops;

import dev.suitehub.platform.config.RoomConfig;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where alerts go, in which form and language. The address of a robot holds its key. */
@Dependent
class AlertConfig implements RoomConfig {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final String ROBOT_HOST = "qyapi.weixin.qq.com";

  private final Optional<Secret> webhook;
  private final AlertFormat format;
  private final Locale language;
  private final Duration every;

  /** Throws {@link IllegalArgumentException} that names the key and never shows the address. */
  @Inject
  AlertConfig(
      @ConfigProperty(name = "hub.alert.webhook") Optional<String> webhook,
      @ConfigProperty(name = "hub.alert.format", defaultValue = "auto") String format,
      @ConfigProperty(name = "hub.alert.language", defaultValue = "zh") String language,
      @ConfigProperty(name = "hub.alert.every", defaultValue = "PT10S") Duration every) {
    Optional<URI> address =
        webhook.map(String::strip).filter(text -> !text.isEmpty()).map(AlertConfig::address);
    this.webhook = address.map(URI::toString).map(Secret::of);
    this.format = format(format.strip(), address);
    this.language = language(language.strip());
    this.every = every(every);
  }

  Optional<Secret> webhook() {
    return webhook;
  }

  AlertFormat format() {
    return format;
  }

  Locale language() {
    return language;
  }

  /** How often this node looks for what has to be told; it tells twice as often. */
  Duration every() {
    return every;
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme());
      if ((scheme.equals("http") || scheme.equals("https"))
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Its message would show the address.
      throw new IllegalArgumentException(
          "hub.alert.webhook is no address; it must be as the group robot shows it.");
    }
    throw new IllegalArgumentException(
        "hub.alert.webhook must be an absolute http or https address without user and fragment,"
            + " such as a group robot shows.");
  }

  private static AlertFormat format(String name, Optional<URI> address) {
    return switch (name) {
      case "auto" ->
          address.filter(uri -> ROBOT_HOST.equalsIgnoreCase(uri.getHost())).isPresent()
              ? AlertFormat.WECOM_ROBOT
              : AlertFormat.JSON;
      case "wecom-robot" -> AlertFormat.WECOM_ROBOT;
      case "json" -> AlertFormat.JSON;
      default ->
          throw new IllegalArgumentException(
              "hub.alert.format must be auto, wecom-robot or json; it is '" + name + "'.");
    };
  }

  private static Duration every(Duration every) {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hub.alert.every must be from " + SHORTEST + " to " + LONGEST + "; it is " + every + ".");
    }
    return every;
  }

  private static Locale language(String name) {
    return switch (name) {
      case "zh" -> Locale.CHINESE;
      case "en" -> Locale.ENGLISH;
      default ->
          throw new IllegalArgumentException(
              "hub.alert.language must be zh or en; it is '" + name + "'.");
    };
  }
}
