package dev.suitehub.platform.db;

import dev.suitehub.platform.key.SuiteKey;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A {@link SuiteKey} as its text. */
@Converter(autoApply = true)
public class SuiteKeyConverter implements AttributeConverter<SuiteKey, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable SuiteKey key) {
    return key == null ? null : key.value();
  }

  @Override
  public @Nullable SuiteKey convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : new SuiteKey(value);
  }
}
