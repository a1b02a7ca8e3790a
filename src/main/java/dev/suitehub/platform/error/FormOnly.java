package dev.suitehub.platform.error;

import jakarta.annotation.Priority;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Answers 415 where a method reads a form and none is announced. Servers make an error of their own
 * of that, for a {@code @Consumes} says nothing about a request without a media type; and RESTEasy
 * takes a multipart body to pieces in a filter of its own, if nobody was faster.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class FormOnly implements ContainerRequestFilter {

  @Context ResourceInfo target;

  @Override
  public void filter(ContainerRequestContext request) {
    if (readsForm(target.getResourceMethod()) && !isForm(request.getMediaType())) {
      request.abortWith(Problems.render(new NotSupportedException()));
    }
  }

  static boolean readsForm(Method method) {
    return Arrays.stream(method.getParameters())
        .anyMatch(parameter -> parameter.isAnnotationPresent(FormParam.class));
  }

  /** With whatever parameters; none is no form. */
  static boolean isForm(@Nullable MediaType type) {
    return type != null
        && type.getType().equalsIgnoreCase("application")
        && type.getSubtype().equalsIgnoreCase("x-www-form-urlencoded");
  }
}
