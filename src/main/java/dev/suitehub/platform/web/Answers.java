package dev.suitehub.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method answers when all is well, for the API's document, where its return type
 * does not say it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

  /** The body; without one, there is none. */
  Class<?> value() default Void.class;

  int[] status() default 200;

  String mediaType() default "application/json";
}
