package dev.suitehub.platform.db;

import dev.suitehub.wire.CorpId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A {@link CorpId} as its text. */
@Converter(autoApply = true)
public class CorpIdConverter implements AttributeConverter<CorpId, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable CorpId id) {
    return id == null ? null : id.value();
  }

  @Override
  public @Nullable CorpId convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : new CorpId(value);
  }
}
