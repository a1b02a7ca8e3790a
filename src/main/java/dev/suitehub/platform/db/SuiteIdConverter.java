package dev.suitehub.platform.db;

import dev.suitehub.wire.SuiteId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A {@link SuiteId} as its text. */
@Converter(autoApply = true)
public class SuiteIdConverter implements AttributeConverter<SuiteId, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable SuiteId id) {
    return id == null ? null : id.value();
  }

  @Override
  public @Nullable SuiteId convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : new SuiteId(value);
  }
}
