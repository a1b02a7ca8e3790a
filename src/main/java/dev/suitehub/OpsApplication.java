package dev.suitehub;

import dev.suitehub.access.ClientKeyFilter;
import dev.suitehub.ops.AlertResource;
import dev.suitehub.ops.ClockResource;
import dev.suitehub.ops.HealthResource;
import dev.suitehub.ops.MasterKeyResource;
import dev.suitehub.ops.MetricsResource;
import dev.suitehub.ops.StatusResource;
import dev.suitehub.platform.error.Problems;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** What balancers and operators call. */
@ApplicationPath("/ops")
public class OpsApplication extends QuietApplication {

  @Override
  Set<Class<?>> parts() {
    Set<Class<?>> classes = new HashSet<>(Problems.PROVIDERS);
    classes.add(ClientKeyFilter.class);
    classes.add(HealthResource.class);
    classes.add(ClockResource.class);
    classes.add(StatusResource.class);
    classes.add(MetricsResource.class);
    classes.add(AlertResource.class);
    classes.add(MasterKeyResource.class);
    return classes;
  }
}
