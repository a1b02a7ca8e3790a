/** What a callback costs, beside the bare cryptography of the same bytes. */
@NullMarked
package dev.suitehub.bench;

import org.jspecify.annotations.NullMarked;
