@NullMarked
package dev.suitehub.ops.checklist;

import org.jspecify.annotations.NullMarked;
