package dev.suitehub.sandbox;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Every answer says that it is the sandbox's: its bodies are just like WeCom's. */
@Provider
public class SandboxMark implements ContainerResponseFilter {

  @Inject SandboxConfig config;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (config.isOn()) {
      response.getHeaders().putSingle("SuiteHub-Sandbox", "true");
    }
  }
}
