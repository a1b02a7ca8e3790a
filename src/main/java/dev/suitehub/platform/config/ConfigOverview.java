package dev.suitehub.platform.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/** Every key of the manual with what it is set to, and where; of secrets only whether. */
@Dependent
public class ConfigOverview {

  private static final String MANUAL = "/META-INF/microprofile-config.properties";
  private static final Pattern LINE = Pattern.compile("#(hub\\.[a-z.-]+)=(.*)");
  private static final Set<String> SECRET =
      Set.of(
          "hub.db.password",
          "hub.security.master-key",
          "hub.security.other-master-keys",
          "hub.bootstrap.client-key",
          "hub.bootstrap.admin-password",
          "hub.alert.webhook",
          "hub.sandbox.client-key");

  /** What may hold a password behind its address. */
  private static final Pattern TAIL = Pattern.compile("[?;].*$|(?<=//)[^/@]*@");

  /**
   * One key.
   *
   * @param value what is in force; empty for secrets
   * @param source where it is set; empty where the default is in force
   */
  public record Setting(String key, String value, String source, boolean secret) {

    public boolean isSet() {
      return !source.isEmpty();
    }

    /** The part of the hub that it belongs to: {@code tokens}. */
    public String group() {
      String[] parts = key.split("\\.", -1);
      return parts.length > 2 ? parts[1] : "";
    }
  }

  /** The keys whose values are shown nowhere. */
  public static Set<String> secretKeys() {
    return SECRET;
  }

  /** In the order of the manual. */
  public List<Setting> all() {
    return manual()
        .lines()
        .map(line -> LINE.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(entry -> setting(entry.group(1), entry.group(2)))
        .toList();
  }

  private static Setting setting(String key, String standard) {
    ConfigValue found = ConfigProvider.getConfig().getConfigValue(key);
    @Nullable String value = found.getValue();
    String source = value == null ? "" : String.valueOf(found.getSourceName());
    boolean secret = SECRET.contains(key);
    String shown = value == null ? standard : TAIL.matcher(value).replaceAll("");
    return new Setting(key, secret ? "" : shown, source, secret);
  }

  private static String manual() {
    try (InputStream manual =
        Objects.requireNonNull(ConfigOverview.class.getResourceAsStream(MANUAL))) {
      return new String(manual.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
