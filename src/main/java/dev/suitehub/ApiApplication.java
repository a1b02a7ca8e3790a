package dev.suitehub;

import dev.suitehub.access.ClientKeyFilter;
import dev.suitehub.access.ClientKeyResource;
import dev.suitehub.console.OpenApiResource;
import dev.suitehub.delivery.EventResource;
import dev.suitehub.install.InstallLinkResource;
import dev.suitehub.platform.error.Problems;
import dev.suitehub.registry.provider.ProviderResource;
import dev.suitehub.registry.suite.CorpResource;
import dev.suitehub.registry.suite.SuiteResource;
import dev.suitehub.tokens.CorpTokenResource;
import dev.suitehub.tokens.ProviderTokenResource;
import dev.suitehub.tokens.SuiteTokenResource;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** What business systems and scripts call, with a client key. */
@ApplicationPath("/api/v1")
public class ApiApplication extends QuietApplication {

  @Override
  Set<Class<?>> parts() {
    Set<Class<?>> classes = new HashSet<>(Problems.PROVIDERS);
    classes.add(ClientKeyFilter.class);
    classes.add(OpenApiResource.class);
    classes.add(ClientKeyResource.class);
    classes.add(ProviderResource.class);
    classes.add(SuiteResource.class);
    classes.add(CorpResource.class);
    classes.add(InstallLinkResource.class);
    classes.add(EventResource.class);
    classes.add(SuiteTokenResource.class);
    classes.add(CorpTokenResource.class);
    classes.add(ProviderTokenResource.class);
    return classes;
  }
}
