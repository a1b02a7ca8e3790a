package dev.suitehub.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fields of the {@link JsonForm} that a resource method reads, for the API's document. A
 * journey holds them against what the form itself says that it knows.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {

  Field[] value();

  /** One field; a text unless it is a list of texts or a flag. */
  @Target({})
  @interface Field {

    String name();

    /** What it is, where it comes from, what is left out when. */
    String says();

    String example() default "";

    boolean required() default false;

    boolean list() default false;

    /** True or false. */
    boolean flag() default false;

    /** A whole number. */
    boolean number() default false;

    /** Objects, each as {@link #says} explains. */
    boolean objects() default false;

    /** Written, never read back. */
    boolean secret() default false;
  }
}
