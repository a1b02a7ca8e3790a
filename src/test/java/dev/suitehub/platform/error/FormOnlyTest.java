package dev.suitehub.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormOnlyTest {

  @SuppressWarnings("unused")
  private interface Some {
    String form(@QueryParam("a") String a, @FormParam("b") String b);

    String none(@QueryParam("a") String a, String body);
  }

  @Test
  void a_method_that_reads_one_field_of_a_form_reads_a_form() {
    assertThat(FormOnly.readsForm(method("form"))).isTrue();
    assertThat(FormOnly.readsForm(method("none"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application, x-www-form-urlencoded, true",
    "Application, X-WWW-Form-Urlencoded, true",
    "text, plain, false",
    "multipart, form-data, false",
    "text, x-www-form-urlencoded, false",
    "application, *, false",
    "*, *, false"
  })
  void a_form_is_what_is_announced_as_one(String type, String subtype, boolean form) {
    assertThat(FormOnly.isForm(new MediaType(type, subtype, Map.of("charset", "x"))))
        .isEqualTo(form);
  }

  @Test
  void what_is_not_announced_is_no_form() {
    assertThat(FormOnly.isForm(null)).isFalse();
  }

  private static Method method(String name) {
    return Arrays.stream(Some.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
