package dev.suitehub;

import dev.suitehub.callbacks.AnyAccept;
import dev.suitehub.callbacks.CallbackMapper;
import dev.suitehub.callbacks.CallbackResource;
import jakarta.ws.rs.ApplicationPath;
import java.util.Map;
import java.util.Set;

/** What WeCom calls. */
@ApplicationPath("/callback")
public class CallbackApplication extends QuietApplication {

  @Override
  Set<Class<?>> parts() {
    return Set.of(CallbackResource.class, CallbackMapper.class, AnyAccept.class);
  }

  /** Payara would answer an empty 4xx or 5xx with an HTML page of its own. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.response.setStatusOverSendError", true);
  }
}
