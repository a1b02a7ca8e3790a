package dev.suitehub;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The WAR that the build has just made, with what container tests need beside their own classes: so
 * they see what ships.
 */
public final class HubArchive {

  private HubArchive() {}

  public static WebArchive create(Class<?>... tests) {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")))
        .addAsLibraries(jar(Assertions.class), jar(Awaitility.class), jar(Matcher.class))
        .addClasses(tests);
  }

  private static File jar(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
