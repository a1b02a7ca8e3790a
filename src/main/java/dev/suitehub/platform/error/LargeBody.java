package dev.suitehub.platform.error;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This resource method bounds its body itself: {@link BodyLimit} leaves it alone. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LargeBody {

  /** What has to be sent, for the API's document. */
  String says() default "";

  String[] mediaTypes() default "*/*";
}
