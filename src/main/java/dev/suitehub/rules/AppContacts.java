package dev.suitehub.rules;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app may do with a corp's contacts; null is not chosen yet.
 *
 * @param companion suite key of the one ordinary app that a contacts app brings along; empty for
 *     none
 */
public record AppContacts(
    @Nullable ContactPermission permission,
    @Nullable ContactScope scope,
    Set<SensitiveField> sensitiveFields,
    String companion) {

  public AppContacts {
    EnumSet<SensitiveField> inOrder = EnumSet.noneOf(SensitiveField.class);
    inOrder.addAll(sensitiveFields);
    sensitiveFields = Set.copyOf(inOrder);
    companion = companion.strip();
  }
}
