/** What was planned for a provider or a suite comes into force. */
@NullMarked
package dev.suitehub.registry.change;

import org.jspecify.annotations.NullMarked;
