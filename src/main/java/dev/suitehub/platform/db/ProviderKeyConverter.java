package dev.suitehub.platform.db;

import dev.suitehub.platform.key.ProviderKey;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A {@link ProviderKey} as its text. */
@Converter(autoApply = true)
public class ProviderKeyConverter implements AttributeConverter<ProviderKey, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable ProviderKey key) {
    return key == null ? null : key.value();
  }

  @Override
  public @Nullable ProviderKey convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : new ProviderKey(value);
  }
}
