package dev.suitehub;

import dev.suitehub.install.InstallResource;
import dev.suitehub.platform.error.Problems;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** What a corp's admin opens, and where WeCom sends them back to. */
@ApplicationPath("/install")
public class InstallApplication extends QuietApplication {

  @Override
  Set<Class<?>> parts() {
    Set<Class<?>> classes = new HashSet<>(Problems.PROVIDERS);
    classes.add(InstallResource.class);
    return classes;
  }
}
