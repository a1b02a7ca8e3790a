package dev.suitehub.platform.security;

import dev.suitehub.wire.Secret;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps every {@link Secret} of an entity sealed, in a column that ends in {@code _sealed}. */
@Converter(autoApply = true)
public class SecretConverter implements AttributeConverter<Secret, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Secret secret) {
    return secret == null ? null : Sealing.current().seal(secret);
  }

  @Override
  public @Nullable Secret convertToEntityAttribute(@Nullable String sealed) {
    return sealed == null ? null : Sealing.current().open(sealed);
  }
}
